package org.radiomics.knime.knip.convert;

import java.util.function.IntConsumer;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;

import net.imglib2.RandomAccess;

/** Visits the pixels of an image that are a grid's voxels, x fastest, whatever order the image has them in. */
final class PixelReader {

    private final PixelGrid m_grid;

    private final Monitor m_monitor;

    /**
     * @param grid of the image
     * @param monitor cancels, slice by slice
     */
    PixelReader(final PixelGrid grid, final Monitor monitor) {
        m_grid = grid;
        m_monitor = monitor;
    }

    /**
     * @param access to the image
     * @param voxel is called with each voxel's index, the access being at its pixel
     */
    void visit(final RandomAccess<?> access, final IntConsumer voxel) {
        final Geometry geometry = m_grid.geometry();
        final long[] start = m_grid.start();
        final int x = m_grid.dimension(0);
        final int y = m_grid.dimension(1);
        final int z = m_grid.dimension(2);
        access.setPosition(start);
        int index = 0;
        for (int slice = 0; slice < geometry.size(2); slice++) {
            m_monitor.checkCancelled();
            if (z >= 0) {
                access.setPosition(start[z] + slice, z);
            }
            for (int row = 0; row < geometry.size(1); row++) {
                access.setPosition(start[y] + row, y);
                access.setPosition(start[x], x);
                for (int column = 0; column < geometry.size(0); column++, index++) {
                    voxel.accept(index);
                    if (column < geometry.size(0) - 1) {
                        access.fwd(x);
                    }
                }
            }
        }
    }
}
