package org.radiomics.knime.standin;

import java.util.concurrent.atomic.AtomicBoolean;

/** How far a node is, and whether it shall go on. Parts of the work report to the whole. Called from any thread. */
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

    private final boolean m_silent;

    private final Listener m_listener;

    private final AtomicBoolean m_canceled;

    private double m_fraction;

    private String m_message;

    /** Of work that nobody watches. */
    public NodeProgress() {
        this((fraction, message) -> { });
    }

    /** @param listener to tell of every change */
    public NodeProgress(final Listener listener) {
        this(null, 1, false, listener, new AtomicBoolean());
    }

    private NodeProgress(final NodeProgress whole, final double share, final boolean silent, final Listener listener,
        final AtomicBoolean canceled) {
        m_whole = whole;
        m_share = share;
        m_silent = silent;
        m_listener = listener;
        m_canceled = canceled;
    }

    /**
     * @param share of this work that the part is, 0 to 1
     * @param silent whether the part's messages are dropped
     * @return the part's progress
     */
    public NodeProgress part(final double share, final boolean silent) {
        return new NodeProgress(this, share, silent, m_listener, m_canceled);
    }

    /** Ends the whole work soon. */
    public void cancel() {
        m_canceled.set(true);
    }

    /** @return whether the work is no longer wanted */
    public boolean isCanceled() {
        return m_canceled.get();
    }

    /** @return how much is done, 0 to 1 */
    public synchronized double fraction() {
        return m_fraction;
    }

    /**
     * @param fraction that is done; less than before, or NaN, changes nothing
     * @param message what is being done, null if unchanged
     */
    public void set(final double fraction, final String message) {
        final double gain = advance(Math.min(1, fraction), message);
        if (m_whole == null) {
            tell();
        } else {
            m_whole.add(gain * m_share, m_silent ? null : message);
        }
    }

    /** @param message what is being done */
    public void message(final String message) {
        set(Double.NaN, message);
    }

    private void add(final double gain, final String message) {
        final double fraction;
        synchronized (this) {
            fraction = m_fraction + gain;
        }
        set(fraction, message);
    }

    private synchronized double advance(final double fraction, final String message) {
        if (message != null) {
            m_message = message;
        }
        final double gain = fraction > m_fraction ? fraction - m_fraction : 0;
        m_fraction += gain;
        return gain;
    }

    private void tell() {
        final double fraction;
        final String message;
        synchronized (this) {
            fraction = m_fraction;
            message = m_message;
        }
        m_listener.progress(fraction, message);
    }
}
