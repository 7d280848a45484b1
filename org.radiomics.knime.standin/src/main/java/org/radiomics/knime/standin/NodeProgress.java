package org.radiomics.knime.standin;

/** How far a node is, and whether it shall go on. Called from any thread. */
public final class NodeProgress {

    /** Hears of progress. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param fraction of the whole that is done, 0 to 1
         * @param message what is being done, null if not told
         */
        void progress(double fraction, String message);
    }

    private final NodeProgress m_whole;

    private final double m_share;

    private final Listener m_listener;

    private volatile boolean m_canceled;

    private double m_fraction;

    /** Of work that nobody watches. */
    public NodeProgress() {
        this((fraction, message) -> { });
    }

    /** @param listener to tell of every change */
    public NodeProgress(final Listener listener) {
        this(null, 1, listener);
    }

    private NodeProgress(final NodeProgress whole, final double share, final Listener listener) {
        m_whole = whole;
        m_share = share;
        m_listener = listener;
    }

    /**
     * @param share of this work that the part is, 0 to 1
     * @return the part's progress; its messages are dropped
     */
    public NodeProgress part(final double share) {
        return new NodeProgress(this, share, m_listener);
    }

    /** Ends the whole work soon. */
    public void cancel() {
        if (m_whole == null) {
            m_canceled = true;
        } else {
            m_whole.cancel();
        }
    }

    /** @return whether the work is no longer wanted */
    public boolean isCanceled() {
        return m_whole == null ? m_canceled : m_whole.isCanceled();
    }

    /** @return how much is done, 0 to 1 */
    public synchronized double fraction() {
        return m_fraction;
    }

    /**
     * @param fraction that is done; beyond 0 and 1 is taken for 0 and 1, NaN for 0
     * @param message what is being done, null if not told
     */
    public void set(final double fraction, final String message) {
        final double bounded = fraction > 0 ? Math.min(1, fraction) : 0;
        final double gain;
        synchronized (this) {
            gain = bounded - m_fraction;
            m_fraction = bounded;
        }
        if (m_whole == null) {
            m_listener.progress(bounded, message);
        } else if (m_share > 0) {
            m_whole.set(m_whole.fraction() + gain * m_share, null);
        }
    }
}
