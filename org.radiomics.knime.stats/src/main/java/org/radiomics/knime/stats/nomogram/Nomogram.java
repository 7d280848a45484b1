package org.radiomics.knime.stats.nomogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.Predictor;

/**
 * A logistic model as a points nomogram, on the scale of R's {@code rms::nomogram(fit, fun = plogis)}.
 *
 * <p>
 * The axis of a number covers the training rows with round values ({@link Pretty}), or shows the values themselves
 * where there are at most ten; the axis of a category shows its levels. The variable whose axis spans most log odds
 * gives 100 points. Points are linear in the log odds, so that a probability from total points is the model's, for any
 * value, on the axis or beyond it (points are then negative or exceed the axis). One difference from rms: ticks of the
 * probability axis lie where the logistic function puts them, not where rms interpolates it between 1000 values.
 */
public final class Nomogram {

    /** Axes end up to an interval beyond the values. */
    private static final double LARGEST = 1e307;

    private static final double MAXIMUM = 100;

    private static final int INTERVALS = 10;

    /** R's datadist(n.unique = 10). */
    private static final int FEW_VALUES = 10;

    private final LogisticModel m_model;

    /** Values of the ticks of each predictor; null for a category. */
    private final double[][] m_tickValues;

    private final double[] m_logOddsTicks;

    /** The least that each predictor adds to the log odds on its axis. */
    private final double[] m_minimum;

    private final double m_pointsPerLogOdds;

    private final double m_logOddsAtZero;

    /**
     * @param model to draw
     * @param tickValues per predictor, ascending; null for a category
     * @param logOddsTicks ascending
     */
    Nomogram(final LogisticModel model, final double[][] tickValues, final double[] logOddsTicks) {
        m_model = model;
        m_tickValues = tickValues;
        m_logOddsTicks = logOddsTicks;
        m_minimum = new double[tickValues.length];
        double widest = 0;
        double atZero = model.intercept();
        for (int p = 0; p < tickValues.length; p++) {
            final double[] effects = effects(p);
            m_minimum[p] = DoubleStream.of(effects).min().orElse(0);
            widest = Math.max(widest, DoubleStream.of(effects).max().orElse(0) - m_minimum[p]);
            atZero += m_minimum[p];
        }
        if (!(widest > 0)) {
            throw new IllegalArgumentException("A nomogram needs a predictor with an effect, but every coefficient of"
                + " the model is 0. Choose other predictors.");
        }
        if (Double.isInfinite(widest) || !Double.isFinite(atZero)) {
            throw new IllegalArgumentException("The effects of " + String.join(", ", model.columns()) 
                + " on the log odds are beyond the range of numbers, so that there are no points. Multiply columns of "
                + "huge values by a constant.");
        }
        m_pointsPerLogOdds = MAXIMUM / widest;
        m_logOddsAtZero = atZero;
    }

    /**
     * Draws up a nomogram.
     *
     * @param model fitted to the training rows
     * @param training the training rows, whose ranges the axes cover
     * @return the nomogram
     * @throws IllegalArgumentException if a column is absent or of another kind, or no predictor has an effect
     */
    public static Nomogram of(final LogisticModel model, final Columns training) {
        final double[][] tickValues = new double[model.predictors().size()][];
        for (int p = 0; p < tickValues.length; p++) {
            final Predictor predictor = model.predictors().get(p);
            tickValues[p] = predictor.isCategorical() ? null
                : tickValues(predictor.column(), training.values(predictor.column()));
        }
        final double[] logOdds = present(model.linearPredictor(training));
        return new Nomogram(model, tickValues, Pretty.of(logOdds[0], logOdds[logOdds.length - 1], INTERVALS));
    }

    private static double[] tickValues(final String column, final double[] values) {
        final double[] sorted = present(values);
        if (!(Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1])) < LARGEST)) {
            throw new IllegalArgumentException("Column \"" + column + "\" has values from " + sorted[0] + " to "
                + sorted[sorted.length - 1] + ", beyond the range of an axis. Multiply the column by a constant.");
        }
        final double[] distinct = DoubleStream.of(sorted).distinct().toArray();
        return distinct.length <= FEW_VALUES ? distinct : Pretty.of(sorted[0], sorted[sorted.length - 1], INTERVALS);
    }

    private static double[] present(final double[] values) {
        final double[] sorted = DoubleStream.of(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException(
                "No training row has a value in every predictor of the nomogram. Give the rows that the model was"
                + " fitted to.");
        }
        return sorted;
    }

    /** What each tick of a predictor adds to the log odds. */
    private double[] effects(final int p) {
        final double[] coefficients = m_model.coefficients(p);
        return m_tickValues[p] == null ? coefficients
            : Arrays.stream(m_tickValues[p]).map(v -> v * coefficients[0]).toArray();
    }

    /** @return the model that is drawn */
    public LogisticModel model() {
        return m_model;
    }

    /** @return points per unit of the log odds */
    public double pointsPerLogOdds() {
        return m_pointsPerLogOdds;
    }

    /** @return the axes of the variables, in the model's order */
    public List<Axis> axes() {
        final List<Axis> axes = new ArrayList<>();
        for (int p = 0; p < m_tickValues.length; p++) {
            final Predictor predictor = m_model.predictors().get(p);
            final double[] effects = effects(p);
            final List<Tick> ticks = new ArrayList<>();
            for (int k = 0; k < effects.length; k++) {
                final double points = (effects[k] - m_minimum[p]) * m_pointsPerLogOdds;
                ticks.add(predictor.isCategorical() ? new Tick(predictor.levels().get(k), Double.NaN, points)
                    : Tick.of(m_tickValues[p][k], points));
            }
            axes.add(new Axis(predictor.column(), predictor.isCategorical(), ticks));
        }
        return axes;
    }

    /** @return the scale on which single points are read: 0 to 100 */
    public List<Tick> pointsScale() {
        return Arrays.stream(Pretty.of(0, MAXIMUM, INTERVALS)).mapToObj(v -> Tick.of(v, v)).toList();
    }

    /** @return the scale of total points: from 0 to beyond the highest tick of the log odds */
    public List<Tick> totalPointsScale() {
        final double highest = totalPointsAt(m_logOddsTicks[m_logOddsTicks.length - 1]);
        final double end = m_tickValues.length == 1 ? MAXIMUM : Math.max(MAXIMUM, highest);
        return Arrays.stream(Pretty.of(0, end, INTERVALS)).mapToObj(v -> Tick.of(v, v)).toList();
    }

    /** @return ticks of the log odds, placed on the scale of total points; they may lie outside it */
    public List<Tick> logOddsScale() {
        return Arrays.stream(m_logOddsTicks).mapToObj(v -> Tick.of(v, totalPointsAt(v))).toList();
    }

    /** @return ticks of the probability within the range of the log odds, placed on the scale of total points */
    public List<Tick> probabilityScale() {
        final double low = LogisticModel.probability(m_logOddsTicks[0]);
        final double high = LogisticModel.probability(m_logOddsTicks[m_logOddsTicks.length - 1]);
        return Arrays.stream(Pretty.of(low, high, INTERVALS)).filter(p -> p >= low && p <= high)
            .mapToObj(p -> Tick.of(p, totalPointsAt(Math.log(p / (1 - p))))).toList();
    }

    /**
     * @param logOdds of the positive level
     * @return the total points that give it
     */
    public double totalPointsAt(final double logOdds) {
        return (logOdds - m_logOddsAtZero) * m_pointsPerLogOdds;
    }

    /**
     * @param totalPoints any number
     * @return the probability of the positive level
     */
    public double probabilityAt(final double totalPoints) {
        return LogisticModel.probability(totalPoints / m_pointsPerLogOdds + m_logOddsAtZero);
    }

    /**
     * @param columns any rows with the model's columns
     * @return {@code points[p][i]} of predictor p in row i; NaN where a value is missing
     * @throws IllegalArgumentException if a column is absent or of another kind, or a level did not occur in training
     */
    public double[][] points(final Columns columns) {
        final double[][] design = m_model.design(columns);
        final double[][] points = new double[m_tickValues.length][columns.size()];
        int from = 0;
        for (int p = 0; p < points.length; p++) {
            final int width = m_model.predictors().get(p).width();
            for (int i = 0; i < points[p].length; i++) {
                double effect = 0;
                for (int k = from; k < from + width; k++) {
                    effect += m_model.terms().get(k + 1).coefficient() * design[k][i];
                }
                points[p][i] = (effect - m_minimum[p]) * m_pointsPerLogOdds;
            }
            from += width;
        }
        return points;
    }

    /**
     * @param columns any rows with the model's columns
     * @return total points per row; NaN where a value is missing
     * @throws IllegalArgumentException if a column is absent or of another kind, or a level did not occur in training
     */
    public double[] totalPoints(final Columns columns) {
        final double[] total = new double[columns.size()];
        for (final double[] points : points(columns)) {
            for (int i = 0; i < total.length; i++) {
                total[i] += points[i];
            }
        }
        return total;
    }

    /**
     * @param columns any rows with the model's columns
     * @return the probability of the positive level per row, read from the total points; NaN where a value is missing
     * @throws IllegalArgumentException if a column is absent or of another kind, or a level did not occur in training
     */
    public double[] probability(final Columns columns) {
        return Arrays.stream(totalPoints(columns)).map(this::probabilityAt).toArray();
    }

    /**
     * Which values lie beyond the axes. Their points are extrapolated along the same line, as {@code rms} predicts.
     *
     * @param columns any rows with the model's columns
     * @return one entry per numeric predictor that has such values
     * @throws IllegalArgumentException if a column is absent or of another kind
     */
    public List<Beyond> beyondAxes(final Columns columns) {
        final List<Beyond> beyond = new ArrayList<>();
        for (int p = 0; p < m_tickValues.length; p++) {
            if (m_tickValues[p] != null) {
                final String column = m_model.predictors().get(p).column();
                final double low = m_tickValues[p][0];
                final double high = m_tickValues[p][m_tickValues[p].length - 1];
                final int rows =
                    (int)Arrays.stream(columns.values(column)).filter(value -> value < low || value > high).count();
                if (rows > 0) {
                    beyond.add(new Beyond(column, low, high, rows));
                }
            }
        }
        return beyond;
    }

    /**
     * Values beyond an axis.
     *
     * @param column of the axis
     * @param low least value of the axis
     * @param high largest value of the axis
     * @param rows with a smaller or a larger value
     */
    public record Beyond(String column, double low, double high, int rows) {

        /** @return one sentence for the user */
        public String warning() {
            return rows + " rows have \"" + column + "\" beyond the axis of the nomogram, which goes from "
                + Tick.of(low, 0).label() + " to " + Tick.of(high, 0).label() + "; their points are extrapolated.";
        }
    }

    /** @return the nomogram and its model as JSON text, every number in full precision */
    public String toJson() {
        return NomogramJson.write(m_model, m_tickValues, m_logOddsTicks);
    }

    /**
     * @param json what {@link #toJson()} wrote
     * @return the same nomogram
     * @throws IllegalArgumentException if the text is not such a nomogram
     */
    public static Nomogram fromJson(final String json) {
        return NomogramJson.read(json);
    }
}
