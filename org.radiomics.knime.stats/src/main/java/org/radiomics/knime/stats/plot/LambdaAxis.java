package org.radiomics.knime.stats.plot;

/** How penalties are laid out along an axis. */
public enum LambdaAxis {
    /** natural logarithm, as glmnet draws it: few features on the right */
    LN("ln(\u03BB)") {
        @Override
        double position(final double lambda) {
            return Math.log(lambda);
        }
    },
    /** negative decimal logarithm, as scikit-learn users draw it: few features on the left */
    MINUS_LOG10("\u2212log10(\u03BB)") {
        @Override
        double position(final double lambda) {
            return -Math.log10(lambda);
        }
    };

    private final String m_label;

    LambdaAxis(final String label) {
        m_label = label;
    }

    /** @return what the axis says */
    public String label() {
        return m_label;
    }

    /**
     * @param lambda positive
     * @return its place on the axis
     */
    abstract double position(double lambda);
}
