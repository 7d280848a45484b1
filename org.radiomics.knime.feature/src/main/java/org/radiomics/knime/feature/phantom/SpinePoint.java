package org.radiomics.knime.feature.phantom;

/**
 * What the anatomy says about one position: two tissues and how they share it, and how hard a tumour finds it to grow
 * there. Filled anew for every position, so that sampling millions of them makes no garbage; each thread has its own.
 */
final class SpinePoint {

    private int m_first;

    private int m_second;

    private double m_share;

    private double m_barrier;

    /** One tissue alone. */
    void is(final Tissue tissue) {
        mixes(tissue, tissue, 0);
    }

    /** Two tissues; the share of the second is cut to 0 to 1. */
    void mixes(final Tissue first, final Tissue second, final double share) {
        m_first = first.ordinal();
        m_second = second.ordinal();
        m_share = Math.min(1, Math.max(0, share));
    }

    /** @param barrier millimetres by which a tumour's boundary is held back here, at least 0 */
    void holdsBack(final double barrier) {
        m_barrier = barrier;
    }

    /** @return the ordinal of the first tissue */
    int first() {
        return m_first;
    }

    /** @return the ordinal of the second tissue */
    int second() {
        return m_second;
    }

    /** @return the share of the second tissue, 0 to 1 */
    double share() {
        return m_share;
    }

    /** @return millimetres by which a tumour's boundary is held back here */
    double barrier() {
        return m_barrier;
    }

    /** @return whether the position lies in spongy bone */
    boolean isMarrow() {
        return m_first == Tissue.MARROW_WATER.ordinal();
    }
}
