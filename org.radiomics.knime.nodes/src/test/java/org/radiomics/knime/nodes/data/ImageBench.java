package org.radiomics.knime.nodes.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.nodes.NodeBench;

/** Small images and masks as cells, for tests of nodes that take images. */
public final class ImageBench {

    /** The columns of an image table, without the ones that only describe. */
    public static final DataTableSpec SPEC =
        NodeBench.spec(new String[]{"patient", "sequence", "reading", "image", "mask", "size"},
            StringCell.TYPE, StringCell.TYPE, StringCell.TYPE, VolumeCell.TYPE, MaskCell.TYPE, StringCell.TYPE);

    private static final ExecutionContext EXEC = NodeBench.context();

    private static final AtomicInteger STORES = new AtomicInteger();

    private ImageBench() {
    }

    /** @return an image with the given voxels */
    public static VolumeCell image(final Geometry grid, final double... voxels) throws IOException {
        return VolumeCell.of(new Volume(grid, VoxelType.FLOAT64, voxels), "image",
            EXEC.createFileStore("image-" + STORES.incrementAndGet() + ".nrrd"));
    }

    /** @return a region of the voxels from the first (inclusive) to the last (exclusive) */
    public static MaskCell mask(final Geometry grid, final int first, final int last) throws IOException {
        final boolean[] inside = new boolean[(int)grid.voxels()];
        Arrays.fill(inside, first, last, true);
        return MaskCell.of(new Mask(grid, inside, 1, "lesion"),
            EXEC.createFileStore("mask-" + STORES.incrementAndGet() + ".nrrd"));
    }
}
