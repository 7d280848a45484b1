package org.radiomics.knime.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Runs through the voxels of a region with several workers. Each has memory of its own and takes one tile of voxels
 * after the other; between tiles it hears whether to go on.
 */
final class VoxelTiles {

    /** The work on one neighbourhood grows with its voxels; a tile is done well within a second. */
    private static final int NEIGHBOURS_PER_TILE = 1 << 13;

    private final Monitor m_monitor;

    private final Executor m_executor;

    /**
     * @param monitor may cancel; called from the executor's threads
     * @param executor runs the workers
     */
    VoxelTiles(final Monitor monitor, final Executor executor) {
        m_monitor = monitor;
        m_executor = executor;
    }

    /**
     * Has each voxel worked on once. Returns when all are done.
     *
     * @param voxels how many
     * @param neighbours how many voxels a neighbourhood has
     * @param worker makes what one thread needs, and takes the voxels by number from 0
     * @param done hears how many voxels were done with each tile; called from the executor's threads
     * @throws CancellationException if the monitor cancels or the thread is interrupted
     */
    void forEach(final int voxels, final int neighbours, final Supplier<IntConsumer> worker, final IntConsumer done) {
        final int tile = Math.max(1, NEIGHBOURS_PER_TILE / neighbours);
        final int tiles = (voxels - 1) / tile + 1;
        final AtomicInteger next = new AtomicInteger();
        final List<FutureTask<Void>> running = new ArrayList<>();
        try {
            for (int i = 0; i < Math.min(tiles, Runtime.getRuntime().availableProcessors()); i++) {
                final FutureTask<Void> task = new FutureTask<>(() -> {
                    work(voxels, tile, next, worker, done);
                    return null;
                });
                running.add(task);
                m_executor.execute(task);
            }
            for (final FutureTask<Void> task : running) {
                Finished.result(task, "Feature maps could not be computed.");
            }
        } finally {
            // After a fault the others find no tile.
            next.set(tiles);
            running.forEach(task -> task.cancel(false));
        }
    }

    private void work(final int voxels, final int tile, final AtomicInteger next,
        final Supplier<IntConsumer> worker, final IntConsumer done) {
        IntConsumer voxelWork = null;
        for (long from = (long)tile * next.getAndIncrement(); from < voxels;
                from = (long)tile * next.getAndIncrement()) {
            m_monitor.checkCancelled();
            if (voxelWork == null) {
                voxelWork = worker.get();
            }
            final int to = (int)Math.min(voxels, from + tile);
            for (int voxel = (int)from; voxel < to; voxel++) {
                voxelWork.accept(voxel);
            }
            done.accept(to - (int)from);
        }
    }
}
