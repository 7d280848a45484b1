package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.special.Gamma;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * Mutual information of a continuous feature with the outcome, in nats, by the nearest-neighbour estimator of Ross
 * (PLoS ONE 2014, 9:e87357), as scikit-learn's {@code mutual_info_classif}: for each row the distance to its k-th
 * neighbour of the same level is found, and the rows of all levels nearer than that are counted. Estimates below 0
 * count as 0.
 * <p>
 * Equal values have neighbours at distance 0, which the estimator was not made for. As scikit-learn does, each feature
 * is therefore divided by its standard deviation and gets normal noise of 1e-10 of its mean magnitude (at least 1e-10),
 * the same deviates that NumPy's {@code RandomState(seed)} gives; {@link #withoutNoise} takes the values as they are.
 */
public final class MutualInformation implements Scoring {

    private static final double NOISE = 1e-10;

    private final int m_neighbours;

    private final boolean m_noise;

    private final int m_seed;

    private MutualInformation(final int neighbours, final boolean noise, final int seed) {
        m_neighbours = neighbours;
        m_noise = noise;
        m_seed = seed;
    }

    /** @return the estimate by three neighbours, noise of seed 1 */
    public static MutualInformation withDefaults() {
        return new MutualInformation(3, true, 1);
    }

    /**
     * @param neighbours at least 1; a level with fewer other rows takes all of them
     * @return this, by another number of neighbours
     * @throws IllegalArgumentException if it is below 1
     */
    public MutualInformation withNeighbours(final int neighbours) {
        if (neighbours < 1) {
            throw new IllegalArgumentException(
                "Mutual information is estimated by " + neighbours + " neighbours; give at least 1, for example 3.");
        }
        return new MutualInformation(neighbours, m_noise, m_seed);
    }

    /**
     * @param seed of the noise, at least 0; scikit-learn's {@code random_state}
     * @return this, with noise of another seed
     * @throws IllegalArgumentException if it is negative
     */
    public MutualInformation withSeed(final int seed) {
        if (seed < 0) {
            throw new IllegalArgumentException(
                "The seed of the noise of mutual information is " + seed + "; give a whole number from 0 up.");
        }
        return new MutualInformation(m_neighbours, true, seed);
    }

    /** @return this, on the values as they are */
    public MutualInformation withoutNoise() {
        return new MutualInformation(m_neighbours, false, m_seed);
    }

    @Override
    public String label() {
        return "mutual information";
    }

    /**
     * Scores all features. A constant feature has no score (scikit-learn gives it that of its noise); a level with one
     * row is left out of the estimate.
     *
     * @param rows with numeric columns without missing values
     * @return one score per column, without p-values
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, or a level has no
     *         row
     */
    @Override
    public List<Score> score(final TrainingRows rows) {
        FeatureValues.checkLevels(rows.outcome());
        final double[][] columns = FeatureValues.of(rows);
        final double[][] noise = m_noise ? noise(rows.size(), columns.length) : null;
        final double[] digamma = digamma(rows.size());
        final List<Score> scores = new ArrayList<>(columns.length);
        for (int j = 0; j < columns.length; j++) {
            if (FeatureValues.isConstant(columns[j])) {
                scores.add(Score.undefined("all values are equal"));
            } else {
                final double[] values = scaled(columns[j], m_noise ? noise[j] : null);
                scores.add(new Score(Math.max(0, estimate(values, rows.outcome(), digamma)), Double.NaN, ""));
            }
        }
        return scores;
    }

    /** Of the whole numbers from 1 on. */
    private static double[] digamma(final int largest) {
        final double[] values = new double[largest + 1];
        values[0] = Double.NaN;
        values[1] = -Gamma.GAMMA;
        for (int n = 1; n < largest; n++) {
            values[n + 1] = values[n] + 1.0 / n;
        }
        return values;
    }

    /** Drawn row by row, as scikit-learn draws it for the whole table. */
    private double[][] noise(final int rows, final int columns) {
        final NumpyNormals normals = new NumpyNormals(m_seed);
        final double[][] noise = new double[columns][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                noise[j][i] = normals.next();
            }
        }
        return noise;
    }

    private static double[] scaled(final double[] values, final double[] noise) {
        final double unit = PowerOfTwo.toUnit(Arrays.stream(values).map(Math::abs).max().getAsDouble());
        final double[] scaled = Arrays.stream(values).map(value -> value * unit).toArray();
        if (noise == null) {
            return scaled;
        }
        final double mean = Arrays.stream(scaled).sum() / scaled.length;
        final double deviation =
            Math.sqrt(Arrays.stream(scaled).map(v -> (v - mean) * (v - mean)).sum() / scaled.length);
        double magnitude = 0;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= deviation;
            magnitude += Math.abs(scaled[i]) / scaled.length;
        }
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] += NOISE * Math.max(1, magnitude) * noise[i];
        }
        return scaled;
    }

    private double estimate(final double[] values, final Outcome outcome, final double[] digamma) {
        final double[][] levels = {sorted(values, outcome, false), sorted(values, outcome, true)};
        final double[] all = sorted(levels);
        double sum = 0;
        for (final double[] level : levels) {
            if (level.length > 1) {
                final int k = Math.min(m_neighbours, level.length - 1);
                for (int i = 0; i < level.length; i++) {
                    final double radius = Math.nextAfter(distance(level, i, k), 0);
                    sum += digamma[k] - digamma[level.length] - digamma[within(all, level[i], radius)];
                }
            }
        }
        return all.length == 0 ? 0 : digamma[all.length] + sum / all.length;
    }

    private static double[] sorted(final double[] values, final Outcome outcome, final boolean positive) {
        final double[] level = new double[positive ? outcome.positives() : outcome.size() - outcome.positives()];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (outcome.positive()[i] == positive) {
                level[next++] = values[i];
            }
        }
        Arrays.sort(level);
        return level;
    }

    /** All values of levels with more than one row. */
    private static double[] sorted(final double[][] levels) {
        final double[] all = Arrays.stream(levels).filter(level -> level.length > 1).flatMapToDouble(Arrays::stream)
            .toArray();
        Arrays.sort(all);
        return all;
    }

    /** The distance from a value to its k-th nearest among the others. */
    private static double distance(final double[] sorted, final int i, final int k) {
        int low = i;
        int high = i;
        double distance = 0;
        for (int taken = 0; taken < k; taken++) {
            final double below = low > 0 ? sorted[i] - sorted[low - 1] : Double.POSITIVE_INFINITY;
            final double above = high < sorted.length - 1 ? sorted[high + 1] - sorted[i] : Double.POSITIVE_INFINITY;
            if (below <= above) {
                low--;
            } else {
                high++;
            }
            distance = Math.min(below, above);
        }
        return distance;
    }

    /** How many values lie no farther than a radius from a centre, itself included. */
    private static int within(final double[] sorted, final double centre, final double radius) {
        int first = 0;
        int end = sorted.length;
        while (first < end) {
            final int middle = (first + end) >>> 1;
            if (centre - sorted[middle] > radius) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        int after = first;
        end = sorted.length;
        while (after < end) {
            final int middle = (after + end) >>> 1;
            if (sorted[middle] - centre > radius) {
                end = middle;
            } else {
                after = middle + 1;
            }
        }
        return after - first;
    }
}
