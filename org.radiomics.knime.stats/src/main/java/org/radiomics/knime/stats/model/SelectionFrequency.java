package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.SharedWork;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * How often the LASSO chooses each feature if the patients are drawn again: paths along the same lambdas are fitted to
 * resamples of the training rows. Resamples keep the number of rows of each level. The result depends on the rows, the
 * lambdas and the settings, not on the number of threads.
 * <p>
 * A feature is stable if its frequency at some lambda reaches the threshold: stability selection, for halves with the
 * bound of N. Meinshausen and P. B&uuml;hlmann (JRSS B 72 (2010) 417-473, theorem 1) on the expected number of features
 * that are stable by chance.
 */
public final class SelectionFrequency {

    private final double m_alpha;

    private final Scheme m_scheme;

    private final int m_resamples;

    private final long m_seed;

    private final int[][] m_given;

    private final double m_threshold;

    private SelectionFrequency(final double alpha, final Scheme scheme, final int resamples, final long seed,
        final int[][] given, final double threshold) {
        m_alpha = alpha;
        m_scheme = scheme;
        m_resamples = resamples;
        m_seed = seed;
        m_given = given;
        m_threshold = threshold;
    }

    /** How rows are drawn. */
    public enum Scheme {
        /** as many rows of each level as there are, with repetition */
        BOOTSTRAP("bootstrap") {
            @Override
            int[] draw(final int[] stratum, final MersenneTwister random) {
                return IntStream.range(0, stratum.length).map(i -> stratum[random.nextInt(stratum.length)]).toArray();
            }
        },
        /** half of the rows of each level (rounded down), without repetition: stability selection */
        HALVES("halves") {
            @Override
            int[] draw(final int[] stratum, final MersenneTwister random) {
                final int[] shuffled = stratum.clone();
                final int half = stratum.length / 2;
                for (int i = 0; i < half; i++) {
                    final int other = i + random.nextInt(shuffled.length - i);
                    final int row = shuffled[other];
                    shuffled[other] = shuffled[i];
                    shuffled[i] = row;
                }
                return Arrays.copyOf(shuffled, half);
            }
        };

        private final String m_text;

        Scheme(final String text) {
            m_text = text;
        }

        /** @return the word that settings use */
        public String text() {
            return m_text;
        }

        abstract int[] draw(int[] stratum, MersenneTwister random);
    }

    /**
     * One feature.
     *
     * @param feature the column's name
     * @param chosen in how many resamples it has a coefficient at the smallest lambda
     * @param frequency that number as a share of the resamples
     * @param highestFrequency the largest such share at any of the lambdas
     * @param stable whether that reaches the threshold
     * @param meanCoefficient at the smallest lambda, over the resamples that chose it; NaN if none did
     * @param sameSign share of those in which its coefficient has the more frequent sign; NaN if none chose it
     */
    public record Choice(String feature, int chosen, double frequency, double highestFrequency, boolean stable,
        double meanCoefficient, double sameSign) {
    }

    /**
     * What was found.
     *
     * @param choices all features, the most frequent first, equal ones in the order of the columns
     * @param resamples how many paths were fitted down to the smallest lambda
     * @param lambdas decreasing; read only
     * @param meanChosen how many features a path chooses at one of the lambdas at least, on average
     * @param expectedFalse at most so many stable features are expected to be stable by chance; NaN unless resamples
     *            are halves and the threshold exceeds one half
     * @param seed of the resamples; null if they were given
     * @param notices what a reader should know, in sentences
     */
    public record Result(List<Choice> choices, int resamples, double[] lambdas, double meanChosen, double expectedFalse,
        Long seed, List<String> notices) {

        /** Copies the lists. */
        public Result {
            choices = List.copyOf(choices);
            notices = List.copyOf(notices);
        }
    }

    /** @return the LASSO on 100 bootstrap resamples of seed 1; stable is what 90 % of them choose at some lambda */
    public static SelectionFrequency withDefaults() {
        return new SelectionFrequency(1, Scheme.BOOTSTRAP, 100, 1, null, 0.9);
    }

    /**
     * @param alpha share of the absolute penalty
     * @return this, with the elastic net of that mixture
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public SelectionFrequency withAlpha(final double alpha) {
        return new SelectionFrequency(Lasso.withDefaults().withAlpha(alpha).alpha(), m_scheme, m_resamples, m_seed,
            m_given, m_threshold);
    }

    /** @return this, with rows drawn in another way */
    public SelectionFrequency withScheme(final Scheme scheme) {
        return new SelectionFrequency(m_alpha, scheme, m_resamples, m_seed, null, m_threshold);
    }

    /**
     * @param resamples how many, at least 1
     * @return this, with that many
     * @throws IllegalArgumentException if there is none
     */
    public SelectionFrequency withResamples(final int resamples) {
        if (resamples < 1) {
            throw new IllegalArgumentException("There are " + resamples + " resamples; give at least 1.");
        }
        return new SelectionFrequency(m_alpha, m_scheme, resamples, m_seed, null, m_threshold);
    }

    /** @return this, with resamples drawn by another seed */
    public SelectionFrequency withSeed(final long seed) {
        return new SelectionFrequency(m_alpha, m_scheme, m_resamples, seed, m_given, m_threshold);
    }

    /**
     * @param rowsOfResample for each resample the indices of its training rows, from 0, repetition allowed
     * @return this, with given resamples, at least one
     * @throws IllegalArgumentException if there is none
     */
    public SelectionFrequency withGivenResamples(final int[][] rowsOfResample) {
        if (rowsOfResample.length == 0) {
            throw new IllegalArgumentException("There are 0 resamples; give at least 1.");
        }
        return new SelectionFrequency(m_alpha, m_scheme, rowsOfResample.length, m_seed,
            Arrays.stream(rowsOfResample).map(int[]::clone).toArray(int[][]::new), m_threshold);
    }

    /**
     * @param threshold above 0, at most 1
     * @return this, with another frequency from which a feature is stable
     * @throws IllegalArgumentException if it is out of range
     */
    public SelectionFrequency withThreshold(final double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("The threshold of stability is " + threshold
                + "; give a share above 0 and at most 1, for example 0.9.");
        }
        return new SelectionFrequency(m_alpha, m_scheme, m_resamples, m_seed, m_given, threshold);
    }

    /**
     * Fits a path to each resample.
     *
     * @param rows with numeric columns without missing values
     * @param lambdas positive; those of the path of all rows down to the chosen one
     * @param executor lends threads for the resamples; the calling thread works too
     * @param monitor is told after each lambda of each fit
     * @return the result
     * @throws IllegalArgumentException as {@link Lasso#fit}; also if a given index is no row, a resample has fewer than
     *             two rows of a level, or no path converges
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Result fit(final TrainingRows rows, final double[] lambdas, final Executor executor,
        final Monitor monitor) {
        return fit(rows.columns(), new LevelsResponse(rows.outcome()), lambdas, executor, monitor);
    }

    /**
     * Fits a path of a number to each resample.
     *
     * @param response what is explained, one value per row
     * @see #fit(TrainingRows, double[], Executor, Monitor)
     */
    public Result fit(final TrainingRows rows, final NumericColumn response, final double[] lambdas,
        final Executor executor, final Monitor monitor) {
        return fit(rows.columns(), Lasso.numbers(rows, response), lambdas, executor, monitor);
    }

    private Result fit(final Columns columns, final LassoResponse response, final double[] lambdas,
        final Executor executor, final Monitor monitor) {
        final Lasso lasso = Lasso.withDefaults().withAlpha(m_alpha).withLambdas(lambdas);
        response.check("the training rows");
        StandardizedDesign.of(columns);
        final int[][] resamples = m_given == null ? draw(response.strata()) : given(response.size());
        for (int r = 0; r < resamples.length; r++) {
            response.take(resamples[r]).check("resample " + (r + 1));
        }
        final LassoPath[] paths = new LassoPath[resamples.length];
        final Monitor shared = new SharedProgress(monitor, resamples.length, lasso.lambdaCount(),
            "LASSO of " + resamples.length + " resamples");
        SharedWork.run(resamples.length, piece -> paths[piece] = path(lasso, columns.take(resamples[piece]),
            response.take(resamples[piece]), shared), executor);
        return result(columns.names(), lasso.lambdas(), paths);
    }

    private Result result(final List<String> features, final double[] lambdas, final LassoPath[] paths) {
        final ChosenFeatures chosen = new ChosenFeatures(features.size(), lambdas.length);
        final List<String> notices = new ArrayList<>();
        int constant = 0;
        int unfinished = 0;
        for (final LassoPath path : paths) {
            if (path == null) {
                constant++;
                chosen.addNone();
            } else if (path.size() < lambdas.length) {
                unfinished++;
            } else {
                chosen.add(path);
            }
        }
        if (unfinished == paths.length) {
            throw new IllegalArgumentException("The LASSO converged at lambda " + lambdas[lambdas.length - 1]
                + " in no resample; choose a larger lambda.");
        }
        if (unfinished > 0) {
            notices.add(unfinished + " of " + paths.length
                + " resamples were left out, because the LASSO did not converge.");
        }
        if (constant > 0) {
            notices.add("All features are constant in " + constant + " of " + paths.length
                + " resamples, where none was chosen.");
        }
        if (m_alpha == 0) {
            notices.add("Ridge regression keeps every feature, so that the frequencies say nothing.");
        }
        return new Result(chosen.choices(features, m_threshold), chosen.paths(), lambdas, chosen.meanChosen(),
            expectedFalse(chosen.meanChosen(), features.size()), m_given == null ? m_seed : null, notices);
    }

    private double expectedFalse(final double meanChosen, final int features) {
        return m_given == null && m_scheme == Scheme.HALVES && m_threshold > 0.5
            ? meanChosen * meanChosen / ((2 * m_threshold - 1) * features) : Double.NaN;
    }

    /** Null where all features are constant in the resample, so that none is chosen. */
    private static LassoPath path(final Lasso lasso, final Columns columns, final LassoResponse response,
        final Monitor monitor) {
        return StandardizedDesign.of(columns).constant().size() == columns.names().size() ? null
            : lasso.fit(columns, response, monitor);
    }

    private int[][] draw(final int[][] strata) {
        final int[][] resamples = new int[m_resamples][];
        for (int r = 0; r < m_resamples; r++) {
            final MersenneTwister random = new MersenneTwister(new int[]{(int)(m_seed >>> 32), (int)m_seed, r});
            resamples[r] = Arrays.stream(strata).flatMapToInt(s -> Arrays.stream(m_scheme.draw(s, random))).toArray();
        }
        return resamples;
    }

    private int[][] given(final int rows) {
        for (int r = 0; r < m_given.length; r++) {
            for (final int row : m_given[r]) {
                if (row < 0 || row >= rows) {
                    throw new IllegalArgumentException("Resample " + (r + 1) + " asks for row index " + row
                        + ", but there are " + rows + " training rows, counted from 0. Give indices among those.");
                }
            }
        }
        return m_given;
    }
}
