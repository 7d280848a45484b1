package org.radiomics.knime.stats.model;

import java.util.List;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.StratifiedFolds;

/** The binomial family: an outcome of two levels; predictions are log-odds of the positive one. */
record LevelsResponse(Outcome outcome) implements LassoResponse {

    private static final double SMALLEST_PROBABILITY = 1e-5;

    /** Below this many rows of the rarer level, glmnet speaks of dangerous ground. */
    private static final int FEW_EVENTS = 8;

    @Override
    public String name() {
        return outcome.name();
    }

    @Override
    public int size() {
        return outcome.size();
    }

    @Override
    public LassoResponse take(final int[] rows) {
        return new LevelsResponse(outcome.take(rows));
    }

    /** Refuses an outcome without two rows of each level, as glmnet does. */
    @Override
    public void check(final String where) {
        final int positives = outcome.positives();
        final int fewest = rarer();
        if (fewest < 2) {
            throw new IllegalArgumentException("Outcome \"" + outcome.name() + "\" has " + fewest
                + " row(s) with level \"" + (positives == fewest ? outcome.positiveLevel() : outcome.negativeLevel())
                + "\" in " + where + "; the LASSO needs at least two of each level.");
        }
    }

    private int rarer() {
        return Math.min(outcome.positives(), outcome.size() - outcome.positives());
    }

    @Override
    public PenalizedLoss loss() {
        return new LogisticLoss(outcome.positive(), outcome.positives());
    }

    @Override
    public double center() {
        return 0;
    }

    @Override
    public double unit() {
        return 1;
    }

    @Override
    public boolean endsByRelativeGain() {
        return false;
    }

    @Override
    public int[][] strata() {
        return new int[][]{rows(false), rows(true)};
    }

    private int[] rows(final boolean positive) {
        return IntStream.range(0, outcome.size()).filter(i -> outcome.positive()[i] == positive).toArray();
    }

    @Override
    public int[] folds(final int folds, final long seed) {
        return StratifiedFolds.withDefaults().withFolds(folds).withSeed(seed).assign(outcome);
    }

    @Override
    public CvMeasure measure(final CvMeasure wanted) {
        return wanted;
    }

    @Override
    public double error(final CvMeasure measure, final double prediction, final int row) {
        final boolean positive = outcome.positive()[row];
        final double p = 1 / (1 + Math.exp(-prediction));
        final double miss = positive ? 1 - p : p;
        return switch (measure) {
            case DEVIANCE -> {
                final double kept = Math.min(Math.max(p, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY);
                yield -2 * Math.log(positive ? kept : 1 - kept);
            }
            case CLASS_ERROR -> p > 0.5 == positive ? 0 : 1;
            case SQUARED_ERROR -> 2 * miss * miss;
            case ABSOLUTE_ERROR -> 2 * miss;
            case AUC -> throw new IllegalStateException("The AUC is not a mean over rows.");
        };
    }

    @Override
    public double errorUnit(final CvMeasure measure) {
        return 1;
    }

    @Override
    public boolean isPositive(final int row) {
        return outcome.positive()[row];
    }

    @Override
    public List<String> notices() {
        return rarer() >= FEW_EVENTS ? List.of()
            : List.of("The rarer level has only " + rarer() + " rows; the choice of features is hardly reliable.");
    }

    @Override
    public Signature signature(final double lambda, final double intercept, final List<String> features,
        final double[] coefficients) {
        return new Signature(outcome.name(), outcome.negativeLevel(), outcome.positiveLevel(), lambda, intercept,
            features, coefficients);
    }
}
