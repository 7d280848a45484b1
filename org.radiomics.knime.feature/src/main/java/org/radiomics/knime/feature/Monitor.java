package org.radiomics.knime.feature;

import java.util.concurrent.CancellationException;

/** Progress and cancellation of one long computation, given by its caller. Called from any thread. */
public interface Monitor {

    /** Reports nothing and never cancels. */
    Monitor NONE = new Monitor() {
        @Override
        public void progress(final double fraction, final String message) {
            // nobody listens
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * Says how far the computation is.
     *
     * @param fraction of the whole that is done, 0 to 1
     * @param message what is being done, for a person
     */
    void progress(double fraction, String message);

    /** @return whether the caller no longer wants the result */
    boolean isCancelled();

    /** @return a monitor that cancels with this one and hears of no progress, for one of many parts */
    default Monitor withoutProgress() {
        final Monitor whole = this;
        return new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                // the whole has a progress of its own
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }

    /** @throws CancellationException if the caller no longer wants the result */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
