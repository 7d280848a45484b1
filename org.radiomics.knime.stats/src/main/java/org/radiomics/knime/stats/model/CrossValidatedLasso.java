package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.SharedWork;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Chooses lambda by cross-validation as R's {@code cv.glmnet(x, y, family = "binomial")} or {@code "gaussian"}: each
 * fold fits its own path, and is judged at the lambdas of the path of all rows, by linear interpolation. Repeated with
 * other folds, the curves of the repetitions are averaged, and lambda is chosen from the mean curve. The result depends
 * on the rows, the folds and the settings, not on the number of threads.
 */
public final class CrossValidatedLasso {

    /** Of a cross-validation, as in {@code cv.glmnet}. */
    public static final int FEWEST_FOLDS = 3;

    /** Below this many rows per fold, AUC is replaced by deviance. */
    private static final int AUC_ROWS = 10;

    private final Lasso m_lasso;

    private final int m_folds;

    private final int m_repetitions;

    private final long m_seed;

    /** The folds of each repetition; null if they are drawn. */
    private final int[][] m_assignments;

    private final CvMeasure m_measure;

    private CrossValidatedLasso(final Lasso lasso, final int folds, final int repetitions, final long seed,
        final int[][] assignments, final CvMeasure measure) {
        m_lasso = lasso;
        m_folds = folds;
        m_repetitions = repetitions;
        m_seed = seed;
        m_assignments = assignments;
        m_measure = measure;
    }

    /**
     * What was found. Arrays are read only.
     *
     * @param lambda decreasing
     * @param cvm mean measure per lambda, over all repetitions
     * @param cvsd its standard error per lambda; that of a repetition, averaged over the repetitions: repeating tells
     *            nothing new of other patients
     * @param nonzero number of features per lambda, in the fit to all rows
     * @param indexMin of the lambda with the best mean; of the largest such
     * @param index1se of the largest lambda whose mean is within one standard error of the best
     * @param measure what was averaged
     * @param folds the fold of every row, in the first repetition
     * @param seed that assigned them; null if they were given
     * @param path the models of all rows
     * @param notices what a reader should know, in sentences
     * @param repetitions one or more
     */
    public record Result(double[] lambda, double[] cvm, double[] cvsd, int[] nonzero, int indexMin, int index1se,
        CvMeasure measure, int[] folds, Long seed, LassoPath path, List<String> notices,
        List<Repetition> repetitions) {

        /** Copies the lists. */
        public Result {
            notices = List.copyOf(notices);
            repetitions = List.copyOf(repetitions);
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

    /**
     * One cross-validation. Arrays are read only.
     *
     * @param folds the fold of every row
     * @param cvm mean measure per lambda
     * @param cvsd its standard error per lambda
     */
    public record Repetition(int[] folds, double[] cvm, double[] cvsd) {
    }

    /** @return glmnet's LASSO path, ten stratified folds of seed 1, deviance */
    public static CrossValidatedLasso withDefaults() {
        return new CrossValidatedLasso(Lasso.withDefaults(), 10, 1, 1, null, CvMeasure.DEVIANCE);
    }

    /** @return this, with another path or penalty */
    public CrossValidatedLasso withLasso(final Lasso lasso) {
        return new CrossValidatedLasso(lasso, m_folds, m_repetitions, m_seed, m_assignments, m_measure);
    }

    /**
     * @param folds how many, at least 3; drawn stratified by outcome, at random for a number
     * @return this, with that many folds
     * @throws IllegalArgumentException if there are fewer
     */
    public CrossValidatedLasso withFolds(final int folds) {
        checkFolds(folds);
        return new CrossValidatedLasso(m_lasso, folds, m_repetitions, m_seed, null, m_measure);
    }

    /**
     * @param repetitions how often folds are drawn, at least 1: the first time with the seed itself, each further time
     *            with the next larger one
     * @return this, repeated
     * @throws IllegalArgumentException if there is none
     */
    public CrossValidatedLasso withRepetitions(final int repetitions) {
        if (repetitions < 1) {
            throw new IllegalArgumentException(
                "A cross-validation has " + repetitions + " repetitions; give at least 1.");
        }
        return new CrossValidatedLasso(m_lasso, m_folds, repetitions, m_seed, null, m_measure);
    }

    /** @return this, with folds drawn by another seed */
    public CrossValidatedLasso withSeed(final long seed) {
        return new CrossValidatedLasso(m_lasso, m_folds, m_repetitions, seed, m_assignments, m_measure);
    }

    /**
     * @param foldOfRow for each repetition one number per training row; rows with the same number are a fold
     * @return this, with given folds
     * @throws IllegalArgumentException if there is no repetition
     */
    public CrossValidatedLasso withFoldAssignment(final int[]... foldOfRow) {
        if (foldOfRow.length == 0) {
            throw new IllegalArgumentException("There is no fold assignment; give one per repetition, at least one.");
        }
        return new CrossValidatedLasso(m_lasso, m_folds, foldOfRow.length, m_seed,
            Arrays.stream(foldOfRow).map(int[]::clone).toArray(int[][]::new), m_measure);
    }

    /** @return how often folds are drawn or given */
    public int repetitions() {
        return m_repetitions;
    }

    /** @return this, with another measure; deviance of a number is its squared error */
    public CrossValidatedLasso withMeasure(final CvMeasure measure) {
        return new CrossValidatedLasso(m_lasso, m_folds, m_repetitions, m_seed, m_assignments, measure);
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
     *         rows, an assignment has another length, or a fold leaves fewer than two rows of a level to be fitted to
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Result fit(final TrainingRows rows, final Executor executor, final Monitor monitor) {
        return fit(rows.columns(), new LevelsResponse(rows.outcome()), executor, monitor);
    }

    /**
     * Fits the paths of a number: the gaussian family. The outcome of the rows plays no part.
     *
     * @param response what is explained, one value per row
     * @throws IllegalArgumentException as for an outcome; also if the measure judges levels
     * @see #fit(TrainingRows, Executor, Monitor)
     */
    public Result fit(final TrainingRows rows, final NumericColumn response, final Executor executor,
        final Monitor monitor) {
        return fit(rows.columns(), Lasso.numbers(rows, response), executor, monitor);
    }

    private Result fit(final Columns columns, final LassoResponse response, final Executor executor,
        final Monitor monitor) {
        final CvMeasure wanted = response.measure(m_measure);
        final int[][] assignments = assignments(response);
        final List<HeldFold> folds = new ArrayList<>();
        for (int repetition = 0; repetition < assignments.length; repetition++) {
            final int[] assignment = assignments[repetition];
            final int[] labels = labels(assignment);
            checkFolds(labels.length);
            for (final int label : labels) {
                final HeldFold fold = new HeldFold(repetition, assignment, label);
                response.take(fold.others()).check("the rows outside of fold " + label);
                folds.add(fold);
            }
        }
        final LassoPath[] path = new LassoPath[1];
        final Monitor shared = new SharedProgress(monitor, folds.size() + 1, m_lasso.lambdaCount(),
            "LASSO of " + folds.size() + " folds");
        SharedWork.run(folds.size() + 1, piece -> {
            if (piece == 0) {
                path[0] = m_lasso.fit(columns, response, shared);
            } else {
                folds.get(piece - 1).fit(m_lasso, columns, response, shared);
            }
        }, executor);
        return judge(response, wanted, assignments, folds, path[0]);
    }

    private static void checkFolds(final int folds) {
        if (folds < FEWEST_FOLDS) {
            throw new IllegalArgumentException("The cross-validation of the LASSO needs at least " + FEWEST_FOLDS
                + " folds, there are " + folds + ".");
        }
    }

    private int[][] assignments(final LassoResponse response) {
        if (m_assignments == null) {
            return IntStream.range(0, m_repetitions).mapToObj(r -> response.folds(m_folds, m_seed + r))
                .toArray(int[][]::new);
        }
        for (final int[] assignment : m_assignments) {
            if (assignment.length != response.size()) {
                throw new IllegalArgumentException("The fold assignment has " + assignment.length + " entries for "
                    + response.size() + " training rows; give one per row.");
            }
        }
        return m_assignments;
    }

    private static int[] labels(final int[] assignment) {
        return Arrays.stream(assignment).distinct().sorted().toArray();
    }

    private Result judge(final LassoResponse response, final CvMeasure wanted, final int[][] assignments,
        final List<HeldFold> folds, final LassoPath path) {
        final double[] lambda = path.lambda();
        final List<String> notices = notices(response, path);
        final CvMeasure measure = measure(wanted, assignments, notices);
        final List<Repetition> repetitions = new ArrayList<>();
        int unjudged = 0;
        for (int r = 0; r < assignments.length; r++) {
            final int repetition = r;
            final double[][] predicted = new double[lambda.length][response.size()];
            folds.stream().filter(fold -> fold.repetition() == repetition)
                .forEach(fold -> fold.interpolate(lambda, predicted));
            final CvError error = new CvError(measure, response, assignments[r], labels(assignments[r]));
            repetitions.add(repetition(error, assignments[r], predicted));
            unjudged += error.unjudged();
        }
        if (unjudged > 0) {
            notices.add(unjudged + " fold(s) have rows of one level only, and do not count for the AUC.");
        }
        return result(response, measure, repetitions, path, notices);
    }

    private static Repetition repetition(final CvError error, final int[] assignment, final double[][] predicted) {
        final double[] cvm = new double[predicted.length];
        final double[] cvsd = new double[predicted.length];
        for (int s = 0; s < predicted.length; s++) {
            error.evaluate(predicted[s]);
            cvm[s] = error.mean();
            cvsd[s] = error.standardError();
        }
        if (Double.isNaN(cvm[0])) {
            throw new IllegalArgumentException("No fold has rows of both levels, so that there is no AUC; give folds "
                + "that mix the levels, or choose another measure.");
        }
        return new Repetition(assignment, cvm, cvsd);
    }

    private Result result(final LassoResponse response, final CvMeasure measure, final List<Repetition> repetitions,
        final LassoPath path, final List<String> notices) {
        final double[] lambda = path.lambda();
        final double[] cvm = mean(repetitions.stream().map(Repetition::cvm).toList());
        final double[] cvsd = mean(repetitions.stream().map(Repetition::cvsd).toList());
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
        final double unit = response.errorUnit(measure);
        final List<Repetition> inData = repetitions.stream()
            .map(r -> new Repetition(r.folds(), times(r.cvm(), unit), times(r.cvsd(), unit))).toList();
        return new Result(lambda, times(cvm, unit), times(cvsd, unit), nonzero, indexMin, index1se, measure,
            inData.get(0).folds(), m_assignments == null ? m_seed : null, path, notices, inData);
    }

    private static double[] mean(final List<double[]> curves) {
        final double[] mean = new double[curves.get(0).length];
        for (final double[] curve : curves) {
            for (int s = 0; s < mean.length; s++) {
                mean[s] += curve[s];
            }
        }
        return times(mean, 1.0 / curves.size());
    }

    private static double[] times(final double[] values, final double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
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

    private static CvMeasure measure(final CvMeasure wanted, final int[][] assignments, final List<String> notices) {
        final int rows = assignments[0].length;
        final int folds = Arrays.stream(assignments).mapToInt(a -> labels(a).length).max().orElseThrow();
        if (wanted == CvMeasure.AUC && (double)rows / folds < AUC_ROWS) {
            notices.add("With fewer than " + AUC_ROWS
                + " rows per fold the AUC is not reliable; deviance was used instead.");
            return measure(CvMeasure.DEVIANCE, assignments, notices);
        }
        if (!CvError.isGrouped(rows, folds)) {
            notices.add("With fewer than 3 rows per fold the standard error is that of single rows, not of folds.");
        }
        return wanted;
    }

    private static List<String> notices(final LassoResponse response, final LassoPath path) {
        final List<String> notices = new ArrayList<>(response.notices());
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
}
