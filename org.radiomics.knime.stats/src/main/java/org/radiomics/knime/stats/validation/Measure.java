package org.radiomics.knime.stats.validation;

import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.evaluation.Roc;

/** A figure by which predicted probabilities are judged. */
public enum Measure {
    /** Area under the ROC curve. */
    AUC("AUC") {
        @Override
        double of(final boolean[] positive, final double[] probability) {
            return hasBothLevels(positive, probability) ? Roc.of(positive, probability).auc() : Double.NaN;
        }
    },
    /** Mean squared difference of outcome and probability. */
    BRIER("Brier score") {
        @Override
        double of(final boolean[] positive, final double[] probability) {
            double sum = 0;
            int rows = 0;
            for (int i = 0; i < positive.length; i++) {
                if (!Double.isNaN(probability[i])) {
                    final double difference = (positive[i] ? 1 : 0) - probability[i];
                    sum += difference * difference;
                    rows++;
                }
            }
            return sum / rows;
        }
    },
    /**
     * Slope of the logistic regression of the outcome on the log-odds: 1 if calibrated, less if too extreme. In a fold
     * of ten patients it is far from 1 by chance, and it is not defined where the probabilities separate the outcomes.
     */
    SLOPE("calibration slope") {
        @Override
        boolean needsManyRows() {
            return true;
        }

        @Override
        double of(final boolean[] positive, final double[] probability) {
            return hasBothLevels(positive, probability)
                ? Calibration.withDefaults().assess(positive, probability).slope() : Double.NaN;
        }
    };

    private final String m_label;

    Measure(final String label) {
        m_label = label;
    }

    /** @return its name in tables and sentences */
    public String label() {
        return m_label;
    }

    /** @return whether the mean over folds says little, so that it takes the predictions of all folds together */
    boolean needsManyRows() {
        return false;
    }

    /** @return the figure of the rows that have a probability; NaN where they do not define it */
    abstract double of(boolean[] positive, double[] probability);

    private static boolean hasBothLevels(final boolean[] positive, final double[] probability) {
        boolean one = false;
        boolean other = false;
        for (int i = 0; i < positive.length; i++) {
            one |= positive[i] && !Double.isNaN(probability[i]);
            other |= !positive[i] && !Double.isNaN(probability[i]);
        }
        return one && other;
    }
}
