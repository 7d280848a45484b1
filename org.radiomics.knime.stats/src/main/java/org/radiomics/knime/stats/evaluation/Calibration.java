package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;

/**
 * Calibration of predicted probabilities: a lowess curve of the outcome on the probability, at 50 places between the
 * fifth smallest and the fifth largest. On the rows that the model was fitted to, the curve flatters; {@link
 * #bootstrap} corrects it as R's {@code rms::calibrate(method = "boot")} does: apparent minus the mean optimism of
 * models refitted to resamples. On other rows the apparent curve is the honest one, and {@link #assess} all that is
 * needed.
 */
public final class Calibration {

    private static final int PLACES = 50;

    private static final int FEWEST_ROWS = 11;

    private final int m_repetitions;

    private final long m_seed;

    private final int[][] m_resamples;

    private Calibration(final int repetitions, final long seed, final int[][] resamples) {
        m_repetitions = repetitions;
        m_seed = seed;
        m_resamples = resamples;
    }

    /** @return 1000 resamples, seed 1 */
    public static Calibration withDefaults() {
        return new Calibration(1000, 1, null);
    }

    /**
     * @param repetitions number of resamples, at least 1
     * @return a copy with that setting, drawing by seed
     */
    public Calibration withRepetitions(final int repetitions) {
        if (repetitions < 1) {
            throw new IllegalArgumentException(
                "The bootstrap cannot have " + repetitions + " repetitions; choose 1 or more, usually 1000.");
        }
        return new Calibration(repetitions, m_seed, null);
    }

    /**
     * @param seed of the resamples; the same seed gives the same result on any number of threads
     * @return a copy with that setting, drawing by seed
     */
    public Calibration withSeed(final long seed) {
        return new Calibration(m_repetitions, seed, null);
    }

    /**
     * @param resamples row indices from 0 per repetition, among the rows without a missing value, instead of drawing
     *            by seed
     * @return a copy with that setting
     */
    public Calibration withResamples(final int[][] resamples) {
        return new Calibration(resamples.length, m_seed,
            Arrays.stream(resamples).map(int[]::clone).toArray(int[][]::new));
    }

    /**
     * How well probabilities are calibrated.
     *
     * @param predicted places of the curves; empty if there is no curve
     * @param apparent observed share at those places, by lowess; not confined to 0 to 1
     * @param correction the bias correction, on the rows that the model was fitted to
     * @param rows that were used
     * @param missing rows left out because they have no probability
     * @param brier mean squared error of the probabilities
     * @param scaledBrier 1 - Brier / its value for the overall rate: 1 is perfect, 0 no better than the rate
     * @param intercept of the logistic regression of the outcome on the log odds: 0 if calibrated
     * @param slope of that regression: 1 if calibrated, less if predictions are too extreme
     * @param inTheLarge intercept with the slope held at 1: below 0 if probabilities are too high on average
     * @param averageError mean distance of probability and apparent curve over the rows
     * @param error50 median of that distance
     * @param error90 0.9 quantile of that distance
     * @param reason why something is NaN or absent; empty otherwise
     */
    public record Result(double[] predicted, double[] apparent, Optional<Correction> correction, int rows, int missing,
        double brier, double scaledBrier, double intercept, double slope, double inTheLarge, double averageError,
        double error50, double error90, String reason) {

        Result with(final Correction corrected) {
            return new Result(predicted, apparent, Optional.of(corrected), rows, missing, brier, scaledBrier, intercept,
                slope, inTheLarge, averageError, error50, error90, reason);
        }
    }

    /**
     * What the bootstrap says about optimism.
     *
     * @param corrected observed share at the places of the curve, less the optimism; NaN where no resample reaches
     * @param averageError mean distance of the rows' probability and the corrected curve, within its range
     * @param error90 0.9 quantile of that distance
     * @param measures AUC, intercept, slope and Brier score with their optimism
     * @param repetitions resamples drawn
     * @param failed resamples that no model could be fitted to, left out
     * @param seed of the resamples; empty if they were given
     */
    public record Correction(double[] corrected, double averageError, double error90, List<Measure> measures,
        int repetitions, int failed, Optional<Long> seed) {

        /** Copies the list. */
        public Correction {
            measures = List.copyOf(measures);
        }
    }

    /**
     * A measure and its optimism, as {@code rms::validate} tabulates them.
     *
     * @param name of the measure
     * @param apparent on the rows that the model was fitted to
     * @param training mean of the refitted models on their own resamples; NaN if none has it
     * @param test mean of the refitted models on all rows; NaN if none has it, as a slope where they separate
     *            the outcomes
     */
    public record Measure(String name, double apparent, double training, double test) {

        /** @return how much a model flatters itself */
        public double optimism() {
            return training - test;
        }

        /** @return apparent - optimism */
        public double corrected() {
            return apparent - optimism();
        }
    }

    /**
     * Calibration as it shows in the rows, without correction: for rows that the model was not fitted to.
     *
     * @param positive one flag per row
     * @param probability of the positive level, one per row; NaN where missing
     * @return the calibration
     * @throws IllegalArgumentException if the lengths differ or a probability is outside 0 to 1
     */
    public Result assess(final boolean[] positive, final double[] probability) {
        return assess(Predictions.of(positive, probability));
    }

    /**
     * Calibration on the rows that a model was fitted to, corrected for optimism. Each repetition refits the model's
     * predictors to a resample: by maximum likelihood as {@code rms::lrm.fit} iterates it, or with Firth's correction
     * if the model has it.
     *
     * @param model fitted to the rows
     * @param rows training rows; those with a missing value are left out
     * @param executor that may help with the repetitions
     * @param monitor told of progress, may cancel
     * @return the calibration with its correction; without one if there is no curve
     * @throws IllegalArgumentException if a column is absent or a given resample has an index that is no row
     */
    public Result bootstrap(final LogisticModel model, final TrainingRows rows, final Executor executor,
        final Monitor monitor) {
        final double[] linear = model.linearPredictor(rows.columns());
        final double[] probability = Arrays.stream(linear).map(LogisticModel::probability).toArray();
        final Result apparent = assess(rows.outcome().positive(), probability);
        if (apparent.predicted().length == 0) {
            return apparent;
        }
        final CalibrationBootstrap bootstrap = new CalibrationBootstrap(model, rows, apparent.predicted());
        final Resampling resampling =
            m_resamples == null ? Resampling.seeded(m_repetitions, m_seed) : Resampling.given(m_resamples);
        return apparent.with(bootstrap.correct(apparent, resampling, executor, monitor));
    }

    private static Result assess(final Predictions rows) {
        final double rate = rows.positives() / (double)rows.size();
        final double scaled = 1 - rows.brier() / (rate * (1 - rate));
        final double[] line = line(rows);
        String reason = Double.isNaN(line[1]) ? "Calibration intercept and slope cannot be computed: the outcomes are"
            + " all alike or separated by the probabilities, or a probability is 0 or 1, or all are equal." : "";
        final double[] sorted = rows.probability().clone();
        Arrays.sort(sorted);
        final int n = sorted.length;
        final boolean hasCurve = n >= FEWEST_ROWS && sorted[4] < sorted[n - 5];
        if (!hasCurve) {
            reason = (reason + " There is no calibration curve: " + (n < FEWEST_ROWS
                ? n + " rows are too few, it takes " + FEWEST_ROWS + "."
                : "the probabilities do not differ enough.")).strip();
            return new Result(new double[0], new double[0], Optional.empty(), n, rows.missing(), rows.brier(), scaled,
                line[0], line[1], line[2], Double.NaN, Double.NaN, Double.NaN, reason);
        }
        final double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = rows.positive()[i] ? 1 : 0;
        }
        final Lowess.Curve curve = Lowess.withDefaults().fit(rows.probability(), y);
        final double[] places = places(sorted[4], sorted[n - 5]);
        final double[] errors =
            Arrays.stream(rows.probability()).map(p -> Math.abs(p - curve.at(p))).sorted().toArray();
        return new Result(places, Arrays.stream(places).map(curve::at).toArray(), Optional.empty(), n, rows.missing(),
            rows.brier(), scaled, line[0], line[1], line[2], Arrays.stream(errors).average().orElse(Double.NaN),
            Quantile.of(errors, 0.5), Quantile.of(errors, 0.9), reason);
    }

    private static double[] places(final double from, final double to) {
        final double[] places = new double[PLACES];
        for (int k = 0; k < PLACES; k++) {
            places[k] = from + k * ((to - from) / (PLACES - 1));
        }
        places[PLACES - 1] = to;
        return places;
    }

    /**
     * Intercept and slope of the logistic regression on the log odds, and the intercept with slope 1; NaN if none
     * exists.
     */
    private static double[] line(final Predictions rows) {
        final double[] logit = Arrays.stream(rows.probability()).map(p -> Math.log(p / (1 - p))).toArray();
        final boolean mixed = rows.positives() > 0 && rows.positives() < rows.size();
        if (!mixed || Arrays.stream(logit).anyMatch(Double::isInfinite)) {
            return new double[]{Double.NaN, Double.NaN, Double.NaN};
        }
        final double[] line = LogisticRegression.withDefaults().refit(new double[][]{logit}, rows.positive())
            .orElse(new double[]{Double.NaN, Double.NaN});
        return new double[]{line[0], line[1], interceptOfSlopeOne(logit, rows.positives())};
    }

    /** The shift at which the probabilities add up to the number of positives; their sum rises with the shift. */
    private static double interceptOfSlopeOne(final double[] logit, final int positives) {
        double low = -1;
        double high = 1;
        while (expected(logit, low) > positives) {
            low *= 2;
        }
        while (expected(logit, high) < positives) {
            high *= 2;
        }
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (expected(logit, middle) < positives) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double expected(final double[] logit, final double shift) {
        double sum = 0;
        for (final double v : logit) {
            sum += LogisticModel.probability(v + shift);
        }
        return sum;
    }
}
