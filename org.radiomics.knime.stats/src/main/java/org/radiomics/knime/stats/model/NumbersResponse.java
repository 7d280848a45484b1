package org.radiomics.knime.stats.model;

import java.util.List;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.StratifiedFolds;
import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * The gaussian family: numbers. As in glmnet they are standardised with the 1/n standard deviation before they are
 * fitted, so that a given lambda of the absolute penalty is in their unit, and one of the squared penalty is divided by
 * their standard deviation.
 */
final class NumbersResponse implements LassoResponse {

    private final NumericColumn m_column;

    private final double[] m_standardized;

    private final double m_mean;

    private final double m_sd;

    NumbersResponse(final NumericColumn column) {
        m_column = column;
        final double[] y = column.values();
        double largest = 0;
        for (final double value : y) {
            largest = Math.max(largest, Math.abs(value));
        }
        final double scale = Double.isFinite(largest) ? PowerOfTwo.toUnit(largest) : 1;
        m_standardized = new double[y.length];
        double mean = 0;
        for (final double value : y) {
            mean += value * scale / y.length;
        }
        double rest = 0;
        for (int i = 0; i < y.length; i++) {
            m_standardized[i] = y[i] * scale - mean;
            rest += m_standardized[i] / y.length;
        }
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            m_standardized[i] -= rest;
            squares += m_standardized[i] * m_standardized[i];
        }
        final double sd = Math.sqrt(squares / y.length);
        for (int i = 0; i < y.length; i++) {
            m_standardized[i] /= sd;
        }
        m_mean = (mean + rest) / scale;
        m_sd = sd / scale;
    }

    @Override
    public String name() {
        return m_column.name();
    }

    @Override
    public int size() {
        return m_column.size();
    }

    @Override
    public LassoResponse take(final int[] rows) {
        return new NumbersResponse(m_column.take(rows));
    }

    @Override
    public void check(final String where) {
        final double[] y = m_column.values();
        boolean constant = true;
        for (int i = 0; i < y.length; i++) {
            if (!Double.isFinite(y[i])) {
                throw new IllegalArgumentException("Response \"" + name() + "\" is "
                    + (Double.isNaN(y[i]) ? "missing" : "infinite") + " in row " + (i + 1) + " of " + where
                    + "; fill it in, or remove the row.");
            }
            constant &= y[i] == y[0];
        }
        if (constant) {
            throw new IllegalArgumentException("Response \"" + name() + "\" has the same value in all "
                + y.length + " rows of " + where + "; there is nothing to explain.");
        }
    }

    @Override
    public PenalizedLoss loss() {
        return new SquaredLoss(m_standardized);
    }

    @Override
    public double center() {
        return m_mean;
    }

    @Override
    public double unit() {
        return m_sd;
    }

    @Override
    public boolean endsByRelativeGain() {
        return true;
    }

    @Override
    public int[][] strata() {
        return new int[][]{IntStream.range(0, size()).toArray()};
    }

    @Override
    public int[] folds(final int folds, final long seed) {
        return StratifiedFolds.withDefaults().withFolds(folds).withSeed(seed)
            .assign(new Outcome(name(), "", "", new boolean[size()]));
    }

    @Override
    public CvMeasure measure(final CvMeasure wanted) {
        return switch (wanted) {
            case DEVIANCE, SQUARED_ERROR -> CvMeasure.SQUARED_ERROR;
            case ABSOLUTE_ERROR -> wanted;
            case CLASS_ERROR, AUC -> throw new IllegalArgumentException("\"" + wanted.label()
                + "\" judges levels, but the response \"" + name() + "\" is a number; choose \""
                + CvMeasure.SQUARED_ERROR.label() + "\" or \"" + CvMeasure.ABSOLUTE_ERROR.label() + "\".");
        };
    }

    @Override
    public double error(final CvMeasure measure, final double prediction, final int row) {
        final double miss = Math.abs(m_column.values()[row] - prediction) * PowerOfTwo.toUnit(m_sd);
        return measure == CvMeasure.ABSOLUTE_ERROR ? miss : miss * miss;
    }

    @Override
    public double errorUnit(final CvMeasure measure) {
        final double unit = 1 / PowerOfTwo.toUnit(m_sd);
        return measure == CvMeasure.ABSOLUTE_ERROR ? unit : unit * unit;
    }

    @Override
    public boolean isPositive(final int row) {
        throw new IllegalStateException("Numbers have no positive level.");
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public Signature signature(final double lambda, final double intercept, final List<String> features,
        final double[] coefficients) {
        return Signature.ofNumbers(name(), lambda, intercept, features, coefficients);
    }
}
