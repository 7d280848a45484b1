package org.knime.core.node;

import org.knime.core.util.ThreadPool;

/** What holds for the whole program. */
public final class KNIMEConstants {

    /** The version of KNIME that the stand-in stands for. */
    public static final String VERSION = String.join(".", "5", "4", "0");

    /** Runs the parallel parts of nodes, one thread per processor. */
    public static final ThreadPool GLOBAL_THREAD_POOL = new ThreadPool(Runtime.getRuntime().availableProcessors());

    private KNIMEConstants() {
    }
}
