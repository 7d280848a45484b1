package org.radiomics.knime.stats.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.SharedWork;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;

/** Refits a model to resamples and compares each refit on its resample with the same refit on all rows. */
final class CalibrationBootstrap {

    /** Emax stands after this in the table of rms. */
    private static final String BEFORE_EMAX = "R2";

    private static final double EMAX_STEP = 5e-4;

    /** Repetitions that a thread takes at a time. */
    private static final int PIECE = 8;

    private final double[][] m_design;

    private final TrainingRows m_rows;

    private final boolean[] m_positive;

    private final double[] m_linear;

    private final double[] m_places;

    private final boolean m_firth;

    private final NewtonRefit m_newton;

    /**
     * @param model whose predictors are refitted
     * @param rows to resample; those with a missing value are left out
     * @param places where the curves are compared
     */
    CalibrationBootstrap(final LogisticModel model, final TrainingRows rows, final double[] places) {
        final double[] linear = model.linearPredictor(rows.columns());
        final int[] complete = IntStream.range(0, linear.length).filter(i -> !Double.isNaN(linear[i])).toArray();
        m_design = Arrays.stream(model.design(rows.columns()))
            .map(column -> Arrays.stream(complete).mapToDouble(i -> column[i]).toArray()).toArray(double[][]::new);
        final List<NumericColumn> columns = new ArrayList<>();
        for (final double[] column : m_design) {
            columns.add(new NumericColumn("coefficient " + (columns.size() + 1), column));
        }
        m_rows = TrainingRows.of(new Columns(complete.length, columns), rows.outcome().take(complete));
        m_positive = m_rows.outcome().positive();
        m_linear = Arrays.stream(complete).mapToDouble(i -> linear[i]).toArray();
        m_places = places;
        m_firth = model.firth();
        m_newton = new NewtonRefit(m_design, m_positive, NewtonRefit.Rule.RMS_RESAMPLE);
    }

    /**
     * A refit on its resample and on all rows; the measures in the order of their names. Only how it ended, if no model
     * could be fitted.
     */
    private record Comparison(NewtonRefit.End end, double[] trainingCurve, double[] testCurve, double[] training,
        double[] test) {
    }

    Calibration.Correction correct(final Calibration.Result apparent, final Resampling resampling,
        final Executor executor, final Monitor monitor) {
        final Comparison[] comparisons = new Comparison[resampling.repetitions()];
        final AtomicInteger done = new AtomicInteger();
        SharedWork.run((comparisons.length + PIECE - 1) / PIECE, piece -> {
            for (int r = piece * PIECE; r < Math.min(comparisons.length, (piece + 1) * PIECE); r++) {
                monitor.checkCancelled();
                comparisons[r] = compare(resampling.counts(r, m_positive.length));
                monitor.progress(done.incrementAndGet() / (double)comparisons.length, "Refitting to resamples");
            }
        }, executor);
        final List<Comparison> fitted = Arrays.stream(comparisons).filter(c -> c.end() == NewtonRefit.End.SETTLED)
            .toList();
        final double[] corrected = new double[m_places.length];
        for (int k = 0; k < corrected.length; k++) {
            final double[] means = means(fitted, Comparison::trainingCurve, Comparison::testCurve, k);
            corrected[k] = apparent.apparent()[k] - (means[0] - means[1]);
        }
        final List<Calibration.Measure> measures = measures(apparent, fitted);
        final Lowess.Curve curve = new Lowess.Curve(m_places, corrected);
        final double[] errors = Arrays.stream(m_linear).map(LogisticModel::probability)
            .map(p -> Math.abs(p - curve.at(p))).filter(e -> !Double.isNaN(e)).sorted().toArray();
        return new Calibration.Correction(corrected, Arrays.stream(errors).average().orElse(Double.NaN),
            Quantile.of(errors, 0.9), measures, comparisons.length, failures(comparisons), resampling.seed());
    }

    private static Calibration.Failures failures(final Comparison[] comparisons) {
        final int[] count = new int[NewtonRefit.End.values().length];
        for (final Comparison comparison : comparisons) {
            count[comparison.end().ordinal()]++;
        }
        return new Calibration.Failures(count[NewtonRefit.End.ONE_OUTCOME.ordinal()],
            count[NewtonRefit.End.DETERMINED.ordinal()], count[NewtonRefit.End.SEPARATED.ordinal()]);
    }

    private List<Calibration.Measure> measures(final Calibration.Result apparent, final List<Comparison> fitted) {
        final CalibrationIndexes indexes = new CalibrationIndexes(m_positive, m_linear,
            Arrays.stream(m_linear).map(LogisticModel::probability).toArray(), StableOrder.of(m_linear));
        final double[] own = m_firth ? indexes.ofOthers(once(), false) : indexes.ofFit(once());
        if (m_firth) {
            own[CalibrationIndexes.INTERCEPT] = apparent.intercept();
            own[CalibrationIndexes.SLOPE] = apparent.slope();
        }
        final List<Calibration.Measure> measures = new ArrayList<>();
        for (int m = 0; m < own.length; m++) {
            final double[] means = means(fitted, Comparison::training, Comparison::test, m);
            measures.add(new Calibration.Measure(CalibrationIndexes.NAMES.get(m), own[m], means[0], means[1],
                means[0] - means[1], own[m] - (means[0] - means[1]), (int)means[2]));
        }
        final double emax = emax(measures.get(CalibrationIndexes.INTERCEPT).corrected(),
            measures.get(CalibrationIndexes.SLOPE).corrected());
        measures.add(CalibrationIndexes.NAMES.indexOf(BEFORE_EMAX) + 1,
            new Calibration.Measure("Emax", 0, 0, emax, emax, emax, measures.get(0).resamples()));
        return measures;
    }

    /** The largest distance of a probability from what the corrected intercept and slope make of it. */
    private static double emax(final double intercept, final double slope) {
        double largest = Double.isNaN(intercept + slope) ? Double.NaN : 0;
        final int steps = (int)Math.round(1 / EMAX_STEP);
        for (int k = 0; k <= steps; k++) {
            final double p = k * EMAX_STEP;
            final double distance = Math.abs(p - LogisticModel.probability(intercept + slope * Math.log(p / (1 - p))));
            largest = Double.isNaN(distance) ? largest : Math.max(largest, distance);
        }
        return largest;
    }

    private int[] once() {
        final int[] all = new int[m_positive.length];
        Arrays.fill(all, 1);
        return all;
    }

    /** Which numbers of a comparison to average. */
    private interface Part {
        double[] of(Comparison comparison);
    }

    /**
     * Means over the refits for which both are known, summed in the order of the repetitions, and how many these are.
     */
    private static double[] means(final List<Comparison> fitted, final Part training, final Part test,
        final int index) {
        double trainingSum = 0;
        double testSum = 0;
        int count = 0;
        for (final Comparison comparison : fitted) {
            final double a = training.of(comparison)[index];
            final double b = test.of(comparison)[index];
            if (!Double.isNaN(a + b)) {
                trainingSum += a;
                testSum += b;
                count++;
            }
        }
        return new double[]{trainingSum / count, testSum / count, count};
    }

    private Comparison compare(final int[] counts) {
        final NewtonRefit.Fit fit = m_firth ? firth(counts) : m_newton.fit(counts);
        if (fit.end() != NewtonRefit.End.SETTLED) {
            return new Comparison(fit.end(), null, null, null, null);
        }
        final double[] linear = fit.linear();
        final int[] all = once();
        final double[] p = Arrays.stream(linear).map(LogisticModel::probability).toArray();
        final int[] order = StableOrder.of(linear);
        final CalibrationIndexes indexes = new CalibrationIndexes(m_positive, linear, p, order);
        // By maximum likelihood a refit has intercept 0 and slope 1 on its own resample.
        return new Comparison(fit.end(), curve(p, order, counts), curve(p, order, all),
            m_firth ? indexes.ofOthers(counts, false) : indexes.ofFit(counts), indexes.ofOthers(all, !m_firth));
    }

    private NewtonRefit.Fit firth(final int[] counts) {
        final int[] drawn = IntStream.range(0, counts.length)
            .flatMap(i -> IntStream.generate(() -> i).limit(counts[i])).toArray();
        final TrainingRows resample = m_rows.take(drawn);
        return LogisticRegression.withDefaults().withFirth(true).refit(resample).map(this::predict)
            .map(linear -> new NewtonRefit.Fit(linear, NewtonRefit.End.SETTLED))
            .orElseGet(() -> new NewtonRefit.Fit(null, whyNot(resample, counts)));
    }

    private NewtonRefit.End whyNot(final TrainingRows resample, final int[] counts) {
        final int positives = resample.outcome().positives();
        if (positives == 0 || positives == resample.outcome().positive().length) {
            return NewtonRefit.End.ONE_OUTCOME;
        }
        return m_newton.determined(counts) ? NewtonRefit.End.DETERMINED : NewtonRefit.End.SEPARATED;
    }

    private double[] predict(final double[] beta) {
        final double[] linear = new double[m_positive.length];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = beta[0];
            for (int j = 0; j < m_design.length; j++) {
                linear[i] += beta[j + 1] * m_design[j][i];
            }
        }
        return linear;
    }

    private double[] curve(final double[] p, final int[] order, final int[] counts) {
        final int size = Arrays.stream(counts).sum();
        final double[] x = new double[size];
        final double[] y = new double[size];
        int next = 0;
        for (final int row : order) {
            for (int copy = 0; copy < counts[row]; copy++) {
                x[next] = p[row];
                y[next++] = m_positive[row] ? 1 : 0;
            }
        }
        final double[] values = new double[m_places.length];
        // R's approx() needs two distinct places.
        final boolean drawable = x[0] < x[size - 1];
        final Lowess.Curve curve = Lowess.withDefaults().fitSorted(x, y);
        for (int k = 0; k < values.length; k++) {
            values[k] = drawable ? curve.at(m_places[k]) : Double.NaN;
        }
        return values;
    }
}
