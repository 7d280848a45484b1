package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.SharedWork;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.StratifiedFolds;
import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Chooses lambda by cross-validation as R's {@code cv.glmnet(x, y, family = "binomial")}: each fold fits its own path,
 * and is judged at the lambdas of the path of all rows, by linear interpolation. The result depends on the rows, the
 * folds and the settings, not on the number of threads.
 */
public final class CrossValidatedLasso {

    private static final int FEWEST_FOLDS = 3;

    /** Below this many rows per fold, AUC is replaced by deviance. */
    private static final int AUC_ROWS = 10;

    /** Below this many rows of the rarer level, glmnet speaks of dangerous ground. */
    private static final int FEW_EVENTS = 8;

    private final Lasso m_lasso;

    private final int m_folds;

    private final long m_seed;

    private final int[] m_assignment;

    private final CvMeasure m_measure;

    private CrossValidatedLasso(final Lasso lasso, final int folds, final long seed, final int[] assignment,
        final CvMeasure measure) {
        m_lasso = lasso;
        m_folds = folds;
        m_seed = seed;
        m_assignment = assignment;
        m_measure = measure;
    }

    /**
     * What was found. Arrays are read only.
     *
     * @param lambda decreasing
     * @param cvm mean measure per lambda
     * @param cvsd its standard error per lambda
     * @param nonzero number of features per lambda, in the fit to all rows
     * @param indexMin of the lambda with the best mean; of the largest such
     * @param index1se of the largest lambda whose mean is within one standard error of the best
     * @param measure what was averaged
     * @param folds the fold of every row
     * @param seed that assigned them; null if they were given
     * @param path the models of all rows
     * @param notices what a reader should know, in sentences
     */
    public record Result(double[] lambda, double[] cvm, double[] cvsd, int[] nonzero, int indexMin, int index1se,
        CvMeasure measure, int[] folds, Long seed, LassoPath path, List<String> notices) {

        /** Copies the list. */
        public Result {
            notices = List.copyOf(notices);
        }

        /** @return the lambda with the best mean */
        public double lambdaMin() {
            return lambda[indexMin];
        }

        /** @return the largest lambda whose mean is within one standard error of the best */
        public double lambda1se() {
            return lambda[index1se];
        }
    }

    /** @return glmnet's LASSO path, ten stratified folds of seed 1, deviance */
    public static CrossValidatedLasso withDefaults() {
        return new CrossValidatedLasso(Lasso.withDefaults(), 10, 1, null, CvMeasure.DEVIANCE);
    }

    /** @return this, with another path or penalty */
    public CrossValidatedLasso withLasso(final Lasso lasso) {
        return new CrossValidatedLasso(lasso, m_folds, m_seed, m_assignment, m_measure);
    }

    /**
     * @param folds how many, at least 3; drawn stratified by outcome
     * @return this, with that many folds
     * @throws IllegalArgumentException if there are fewer
     */
    public CrossValidatedLasso withFolds(final int folds) {
        checkFolds(folds);
        return new CrossValidatedLasso(m_lasso, folds, m_seed, null, m_measure);
    }

    /** @return this, with folds drawn by another seed */
    public CrossValidatedLasso withSeed(final long seed) {
        return new CrossValidatedLasso(m_lasso, m_folds, seed, null, m_measure);
    }

    /**
     * @param foldOfRow one number per training row; rows with the same number are a fold
     * @return this, with given folds
     */
    public CrossValidatedLasso withFoldAssignment(final int[] foldOfRow) {
        return new CrossValidatedLasso(m_lasso, m_folds, m_seed, foldOfRow.clone(), m_measure);
    }

    /** @return this, with another measure */
    public CrossValidatedLasso withMeasure(final CvMeasure measure) {
        return new CrossValidatedLasso(m_lasso, m_folds, m_seed, m_assignment, measure);
    }

    /**
     * Fits all folds in the calling thread.
     *
     * @see #fit(TrainingRows, Executor, Monitor)
     */
    public Result fit(final TrainingRows rows, final Monitor monitor) {
        return fit(rows, Runnable::run, monitor);
    }

    /**
     * Fits the path of all rows and those of the folds.
     *
     * @param rows with numeric columns without missing values
     * @param executor lends threads for the folds; the calling thread works too
     * @param monitor is told after each lambda of each fit
     * @return the result
     * @throws IllegalArgumentException as {@link Lasso#fit}; also if there are fewer than 3 folds or more folds than
     *         rows, the assignment has another length, or a fold leaves fewer than two rows of a level to be fitted to
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Result fit(final TrainingRows rows, final Executor executor, final Monitor monitor) {
        final int[] folds = folds(rows);
        final int[] labels = Arrays.stream(folds).distinct().sorted().toArray();
        checkFolds(labels.length);
        for (final int label : labels) {
            Lasso.checkOutcome(rows.outcome().take(others(folds, label)), "the rows outside of fold " + label);
        }
        final LassoPath[] paths = new LassoPath[labels.length + 1];
        final Monitor shared = new SharedProgress(monitor, paths.length, m_lasso.lambdaCount());
        SharedWork.run(paths.length, piece -> paths[piece] = m_lasso.fit(
            piece == 0 ? rows : rows.take(others(folds, labels[piece - 1])), shared), executor);
        return judge(rows, folds, labels, paths);
    }

    private static void checkFolds(final int folds) {
        if (folds < FEWEST_FOLDS) {
            throw new IllegalArgumentException("The cross-validation of the LASSO needs at least " + FEWEST_FOLDS
                + " folds, there are " + folds + ".");
        }
    }

    private int[] folds(final TrainingRows rows) {
        if (m_assignment == null) {
            return StratifiedFolds.withDefaults().withFolds(m_folds).withSeed(m_seed).assign(rows.outcome());
        }
        if (m_assignment.length != rows.size()) {
            throw new IllegalArgumentException("The fold assignment has " + m_assignment.length
                + " entries for " + rows.size() + " training rows; give one per row.");
        }
        return m_assignment.clone();
    }

    private static int[] others(final int[] folds, final int label) {
        return IntStream.range(0, folds.length).filter(i -> folds[i] != label).toArray();
    }

    private Result judge(final TrainingRows rows, final int[] folds, final int[] labels, final LassoPath[] paths) {
        final LassoPath path = paths[0];
        final double[] lambda = path.lambda();
        final double[][] predicted = new double[lambda.length][rows.size()];
        for (int k = 0; k < labels.length; k++) {
            final int label = labels[k];
            final int[] held = IntStream.range(0, folds.length).filter(i -> folds[i] == label).toArray();
            predict(paths[k + 1], lambda, rows.columns().take(held), held, predicted);
        }
        final List<String> notices = notices(rows.outcome(), path);
        final CvMeasure measure = measure(rows.size(), labels.length, notices);
        final double[] cvm = new double[lambda.length];
        final double[] cvsd = new double[lambda.length];
        final CvError error = new CvError(measure, rows.outcome().positive(), folds, labels);
        for (int s = 0; s < lambda.length; s++) {
            error.evaluate(predicted[s]);
            cvm[s] = error.mean();
            cvsd[s] = error.standardError();
        }
        final int indexMin = best(cvm, measure.sign());
        final double limit = measure.sign() * cvm[indexMin] + cvsd[indexMin];
        final int index1se = IntStream.range(0, lambda.length).filter(s -> measure.sign() * cvm[s] <= limit).findFirst()
            .orElse(indexMin);
        final int[] nonzero = IntStream.range(0, lambda.length).map(path::nonzero).toArray();
        if (indexMin == lambda.length - 1) {
            notices.add("The best lambda is the smallest of the path, so the best may lie beyond it.");
        }
        if (nonzero[indexMin] == 0) {
            notices.add("At the best lambda no feature has a coefficient: the features do not predict the outcome.");
        }
        return new Result(lambda, cvm, cvsd, nonzero, indexMin, index1se, measure, folds,
            m_assignment == null ? m_seed : null, path, notices);
    }

    /** The first of the smallest values, signs applied. */
    private static int best(final double[] cvm, final int sign) {
        int best = 0;
        for (int s = 1; s < cvm.length; s++) {
            if (sign * cvm[s] < sign * cvm[best]) {
                best = s;
            }
        }
        return best;
    }

    /** Linear predictors of the rows of one fold, at the lambdas of the path of all rows. */
    private static void predict(final LassoPath path, final double[] lambda, final Columns columns, final int[] held,
        final double[][] predicted) {
        final double[][] values = columns.names().stream().map(columns::values).toArray(double[][]::new);
        final double[][] own = new double[path.size()][held.length];
        for (int s = 0; s < own.length; s++) {
            path.linearPredictor(values, s, own[s]);
        }
        for (int s = 0; s < lambda.length; s++) {
            final LassoPath.Position at = path.position(lambda[s]);
            for (int i = 0; i < held.length; i++) {
                predicted[s][held[i]] = at.mix(own[at.left()][i], own[at.right()][i]);
            }
        }
    }

    private CvMeasure measure(final int rows, final int folds, final List<String> notices) {
        if (m_measure == CvMeasure.AUC && (double)rows / folds < AUC_ROWS) {
            notices.add("With fewer than " + AUC_ROWS
                + " rows per fold the AUC is not reliable; deviance was used instead.");
            return CvMeasure.DEVIANCE;
        }
        return m_measure;
    }

    private static List<String> notices(final Outcome outcome, final LassoPath path) {
        final List<String> notices = new ArrayList<>();
        final int events = Math.min(outcome.positives(), outcome.size() - outcome.positives());
        if (events < FEW_EVENTS) {
            notices.add("The rarer level has only " + events + " rows; the choice of features is hardly reliable.");
        }
        if (!path.constantFeatures().isEmpty()) {
            notices.add(path.constantFeatures().size()
                + " feature(s) are constant in the training rows and cannot enter: "
                + String.join(", ", path.constantFeatures()) + ".");
        }
        if (path.ending().startsWith("no convergence")) {
            notices.add("The path was cut short: " + path.ending() + ".");
        }
        return notices;
    }

    /** Adds up the progress of several fits that run at the same time. */
    private static final class SharedProgress implements Monitor {

        private final Monitor m_target;

        private final int m_fits;

        private final int m_lambdas;

        private final AtomicInteger m_done = new AtomicInteger();

        SharedProgress(final Monitor target, final int fits, final int lambdas) {
            m_target = target;
            m_fits = fits;
            m_lambdas = lambdas;
        }

        @Override
        public void progress(final double fraction, final String message) {
            m_target.progress((double)m_done.incrementAndGet() / m_fits / m_lambdas,
                "LASSO of " + (m_fits - 1) + " folds");
        }

        @Override
        public boolean isCancelled() {
            return m_target.isCancelled();
        }
    }
}
