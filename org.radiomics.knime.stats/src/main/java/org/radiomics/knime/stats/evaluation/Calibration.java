package org.radiomics.knime.stats.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.distribution.ChiSquared;
import org.radiomics.knime.stats.distribution.StandardNormal;
import org.radiomics.knime.stats.model.LogisticModel;

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
     * @param scaledBrier 1 - Brier / its value for the overall rate: 1 is perfect, 0 no better than the rate; NaN where
     *            the outcomes are all alike
     * @param intercept of the logistic regression of the outcome on the log odds: 0 if calibrated
     * @param slope of that regression: 1 if calibrated, less if predictions are too extreme
     * @param inTheLarge intercept with the slope held at 1: below 0 if probabilities are too high on average
     * @param averageError mean distance of probability and lowess curve over the rows: Eavg of {@code rms::val.prob},
     *         the
     *            integrated calibration index (ICI) with lowess as its smoother
     * @param error50 median of that distance
     * @param error90 0.9 quantile of that distance
     * @param reason why something is NaN or absent; empty otherwise
     * @param external what {@code rms::val.prob} says besides
     */
    public record Result(double[] predicted, double[] apparent, Optional<Correction> correction, int rows, int missing,
        double brier, double scaledBrier, double intercept, double slope, double inTheLarge, double averageError,
        double error50, double error90, String reason, External external) {

        Result with(final Correction corrected) {
            return new Result(predicted, apparent, Optional.of(corrected), rows, missing, brier, scaledBrier, intercept,
                slope, inTheLarge, averageError, error50, error90, reason, external);
        }
    }

    /**
     * The indexes of {@code rms::val.prob}, which takes the probabilities as they are. Where rms stops early, intercept
     * and slope are fitted until they no longer change; AUC and Dxy are exact, where rms bins probabilities; rows with
     * a probability of 0 or 1 count as all others, where rms leaves them out of D and R2.
     *
     * @param maximalError largest distance of probability and lowess curve over the rows: Emax
     * @param auc area under the ROC curve: C
     * @param dxy 2 C - 1
     * @param r2 Nagelkerke's, of the probabilities as they are; negative if they are worse than the overall rate
     * @param d discrimination index: (likelihood ratio of the probabilities as they are - 1) / n
     * @param u unreliability index: (chi-square of intercept 0 and slope 1 - 2) / n
     * @param uChiSquare that chi-square
     * @param uP its upper tail with two degrees of freedom
     * @param q quality index: D - U
     * @param spiegelhalterZ Spiegelhalter's test of calibration
     * @param spiegelhalterP its two-sided p
     */
    public record External(double maximalError, double auc, double dxy, double r2, double d, double u,
        double uChiSquare, double uP, double q, double spiegelhalterZ, double spiegelhalterP) {
    }

    /**
     * What the bootstrap says about optimism.
     *
     * @param corrected observed share at the places of the curve, less the optimism; NaN where no resample reaches
     * @param averageError mean distance of the rows' probability and the corrected curve, within its range
     * @param error90 0.9 quantile of that distance
     * @param measures AUC, Intercept, Slope, Brier score, Dxy, R2, Emax, D, U, Q, g and gp with their optimism
     * @param repetitions resamples drawn
     * @param failures resamples that no model could be fitted to, left out
     * @param seed of the resamples; empty if they were given
     */
    public record Correction(double[] corrected, double averageError, double error90, List<Measure> measures,
        int repetitions, Failures failures, Optional<Long> seed) {

        /** Copies the list. */
        public Correction {
            measures = List.copyOf(measures);
        }

        /** @return how many resamples were left out */
        public int failed() {
            return failures.total();
        }
    }

    /**
     * How many resamples were left out of the correction, by cause.
     *
     * @param oneOutcome those with one outcome only
     * @param determined those in which a predictor is constant or determined by the others
     * @param separated those whose outcomes the predictors separate, or so nearly that the iteration did not settle
     */
    public record Failures(int oneOutcome, int determined, int separated) {

        /** @return their sum */
        public int total() {
            return oneOutcome + determined + separated;
        }

        /** @return the causes that occurred, with how many resamples each took: "1 has one outcome only" */
        public String causes() {
            final List<String> causes = new ArrayList<>();
            if (oneOutcome > 0) {
                causes.add(oneOutcome + (oneOutcome == 1 ? " has" : " have") + " one outcome only");
            }
            if (determined > 0) {
                causes.add("in " + determined + " a predictor is constant or determined by the others");
            }
            if (separated > 0) {
                causes.add("in " + separated + " the predictors separate the outcomes, or nearly");
            }
            return String.join("; ", causes);
        }
    }

    /**
     * A measure and its optimism, as {@code rms::validate} tabulates them.
     *
     * @param name of the measure
     * @param apparent on the rows that the model was fitted to (index.orig)
     * @param training mean of the refitted models on their own resamples; NaN if none has it
     * @param test mean of the refitted models on all rows; NaN if none has it, as a slope where they separate
     *            the outcomes
     * @param optimism how much a model flatters itself: training - test; for Emax its corrected value, as rms has it
     * @param corrected apparent - optimism (index.corrected); for Emax that of the corrected intercept and slope
     * @param resamples how many the means are of (n)
     */
    public record Measure(String name, double apparent, double training, double test, double optimism,
        double corrected, int resamples) {
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
     * if the model has it. Resamples that rms drops are dropped by the same rule: those with one outcome, those on
     * which the iteration does not settle within eleven steps, and those at whose estimates the information matrix is
     * singular to 1e-13, unless rms could not fit all the rows by that rule in their units.
     * <p>
     * On separated resamples the iteration ends where weights are near 0, and rounding decides some digits. Beside an
     * iteration in 34 digits the curve is within 1e-9 here; rms is mostly, but was up to 0.04 off where predictors that
     * should leave tied probabilities do not by rounding, or the information is singular to 1e-13 give or take a
     * hundredth.
     *
     * @param model fitted to the rows
     * @param rows training rows; those with a missing value are left out
     * @param executor that may help with the repetitions
     * @param monitor told of progress, may cancel
     * @return the calibration with its correction, whose curve is empty where there is none; without one if no row is
     *         complete
     * @throws IllegalArgumentException if a column is absent or a given resample has an index that is no row
     */
    public Result bootstrap(final LogisticModel model, final TrainingRows rows, final Executor executor,
        final Monitor monitor) {
        final double[] linear = model.linearPredictor(rows.columns());
        final double[] probability = Arrays.stream(linear).map(LogisticModel::probability).toArray();
        final Result apparent = assess(rows.outcome().positive(), probability);
        if (apparent.rows() == 0) {
            return apparent;
        }
        final CalibrationBootstrap bootstrap = new CalibrationBootstrap(model, rows, apparent.predicted());
        final Resampling resampling =
            m_resamples == null ? Resampling.seeded(m_repetitions, m_seed) : Resampling.given(m_resamples);
        return apparent.with(bootstrap.correct(apparent, resampling, executor, monitor));
    }

    private static Result assess(final Predictions rows) {
        final double rate = rows.positives() / (double)rows.size();
        final double scaled = rate > 0 && rate < 1 ? 1 - rows.brier() / (rate * (1 - rate)) : Double.NaN;
        final CalibrationLine line = CalibrationLine.of(rows);
        String reason = Double.isNaN(line.slope()) ? "Calibration intercept and slope cannot be computed: the outcomes "
            + "are all alike or separated by the probabilities, or a probability is 0 or 1, or all are equal." : "";
        final double[] sorted = rows.probability().clone();
        Arrays.sort(sorted);
        final int n = sorted.length;
        final boolean hasCurve = n >= FEWEST_ROWS && sorted[4] < sorted[n - 5];
        if (!hasCurve) {
            reason = (reason + " There is no calibration curve: " + (n < FEWEST_ROWS
                ? n + " rows are too few, it takes " + FEWEST_ROWS + "."
                : "the probabilities do not differ enough.")).strip();
        }
        final Lowess.Curve curve = smooth(rows, rate, n > 0 && sorted[0] == sorted[n - 1]);
        final double[] places = hasCurve ? places(sorted[4], sorted[n - 5]) : new double[0];
        final double[] errors =
            Arrays.stream(rows.probability()).map(p -> Math.abs(p - curve.at(p))).sorted().toArray();
        return new Result(places, Arrays.stream(places).map(curve::at).toArray(), Optional.empty(), n, rows.missing(),
            rows.brier(), scaled, line.intercept(), line.slope(), line.inTheLarge(), Arrays.stream(errors).average()
            .orElse(Double.NaN), Quantile.of(errors, 0.5), Quantile.of(errors, 0.9), reason,
            external(rows, line, n == 0 ? Double.NaN : errors[n - 1]));
    }

    /** Where all probabilities are equal, the overall rate is the curve. */
    private static Lowess.Curve smooth(final Predictions rows, final double rate, final boolean equal) {
        final double[] y = new double[rows.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = equal ? rate : rows.positive()[i] ? 1 : 0;
        }
        return Lowess.withDefaults().fit(rows.probability(), y);
    }

    private static External external(final Predictions rows, final CalibrationLine line, final double maximalError) {
        final int n = rows.size();
        final int[] once = new int[n];
        Arrays.fill(once, 1);
        final double[] logit = Arrays.stream(rows.probability()).map(p -> Math.log(p / (1 - p))).toArray();
        final double[] recalibrated = Arrays.stream(logit).map(eta -> line.intercept() + line.slope() * eta).toArray();
        final double none = BinomialDeviance.ofRate(rows.positives(), n);
        final double asIs = BinomialDeviance.of(logit, rows.positive(), once);
        final double chiSquare = asIs - BinomialDeviance.of(recalibrated, rows.positive(), once);
        final boolean mixed = rows.positives() > 0 && rows.positives() < n;
        final double d = mixed ? (none - asIs - 1) / n : Double.NaN;
        final double u = (chiSquare - 2) / n;
        final double auc = mixed ? Roc.of(rows.positive(), rows.probability(), Roc.Direction.HIGHER_IS_POSITIVE).auc()
            : Double.NaN;
        double excess = 0;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            final double p = rows.probability()[i];
            excess += ((rows.positive()[i] ? 1 : 0) - p) * (1 - 2 * p);
            variance += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
        }
        final double z = excess / Math.sqrt(variance);
        return new External(maximalError, auc, 2 * auc - 1,
            mixed ? CalibrationIndexes.nagelkerke(none - asIs, none, n) : Double.NaN, d, u, chiSquare,
            ChiSquared.upperTail(chiSquare, 2), d - u, z, StandardNormal.twoSided(z));
    }

    private static double[] places(final double from, final double to) {
        final double[] places = new double[PLACES];
        for (int k = 0; k < PLACES; k++) {
            places[k] = from + k * ((to - from) / (PLACES - 1));
        }
        places[PLACES - 1] = to;
        return places;
    }
}
