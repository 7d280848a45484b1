package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.radiomics.knime.stats.cohort.Outcome;

/** Says in words which predictors separate the outcomes. */
final class Separation {

    private final List<Predictor> m_predictors;

    private final double[][] m_design;

    private final Outcome m_outcome;

    Separation(final List<Predictor> predictors, final double[][] design, final Outcome outcome) {
        m_predictors = predictors;
        m_design = design;
        m_outcome = outcome;
    }

    /**
     * @param fit that ended in separation
     * @return the error to throw
     */
    SeparationException describe(final Irls.Fit fit) {
        final boolean complete = fit.allRight();
        final List<String> reasons = new ArrayList<>();
        final List<String> columns = new ArrayList<>();
        int from = 0;
        for (final Predictor predictor : m_predictors) {
            final String reason = predictor.isCategorical() ? pureLevel(predictor, from) : alone(predictor, from);
            if (reason != null) {
                reasons.add(reason);
                columns.add(predictor.column());
            }
            from += predictor.width();
        }
        if (columns.isEmpty()) {
            columns.addAll(inDirection(fit.direction()));
            reasons.add("predictors " + columns.stream().map(Separation::quote).collect(Collectors.joining(", "))
                + " together separate the levels of " + quote(m_outcome.name()));
        }
        return new SeparationException((complete ? "complete" : "quasi-complete") + " separation: "
            + String.join("; ", reasons), complete, columns);
    }

    private String alone(final Predictor predictor, final int at) {
        final double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY};
        final double[] x = m_design[at];
        for (int i = 0; i < x.length; i++) {
            final int group = m_outcome.positive()[i] ? 2 : 0;
            range[group] = Math.min(range[group], x[i]);
            range[group + 1] = Math.max(range[group + 1], x[i]);
        }
        final boolean apart = range[1] <= range[2] || range[3] <= range[0];
        return apart ? "predictor " + quote(predictor.column()) + " alone separates the levels of "
            + quote(m_outcome.name()) : null;
    }

    /** The first level all of whose rows have one outcome. */
    private String pureLevel(final Predictor predictor, final int from) {
        final int[][] counts = new int[predictor.levels().size()][2];
        for (int i = 0; i < m_outcome.size(); i++) {
            int level = 0;
            for (int dummy = 1; dummy < counts.length; dummy++) {
                level = m_design[from + dummy - 1][i] == 1 ? dummy : level;
            }
            counts[level][m_outcome.positive()[i] ? 1 : 0]++;
        }
        for (int level = 0; level < counts.length; level++) {
            if (counts[level][0] == 0 || counts[level][1] == 0) {
                return "all " + (counts[level][0] + counts[level][1]) + " rows with " + quote(predictor.column())
                    + " = " + quote(predictor.levels().get(level)) + " have " + quote(m_outcome.name()) + " = "
                    + quote(counts[level][0] == 0 ? m_outcome.positiveLevel() : m_outcome.negativeLevel());
            }
        }
        return null;
    }

    private List<String> inDirection(final double[] direction) {
        final int[] owners = Design.owners(m_predictors);
        double largest = 0;
        for (int j = 1; j < direction.length; j++) {
            largest = Math.max(largest, Math.abs(direction[j]));
        }
        final List<String> columns = new ArrayList<>();
        for (int j = 1; j < direction.length; j++) {
            final String column = m_predictors.get(owners[j - 1]).column();
            if (Math.abs(direction[j]) > 1e-3 * largest && !columns.contains(column)) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static String quote(final String text) {
        return "\"" + text + "\"";
    }
}
