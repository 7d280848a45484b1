package org.radiomics.knime.nodes.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.MidSlice;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.nodes.NodeBench;

class ImageCellsTest {

    /** Oblique, so that a text format would lose digits of it. */
    private static final Geometry GRID = new Geometry(new int[]{3, 2, 2}, new double[]{0.1, 1 / 3.0, 4},
        new double[]{-1 / 7.0, 0, 2}, new double[]{0.6, -0.8, 0, 0.8, 0.6, 0, 0, 0, 1});

    private static final double[] VOXELS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Math.PI};

    @Test
    void imageKeepsEveryBitOfVoxelsAndGeometry() throws Exception {
        final VolumeCell cell = VolumeCell.of(new Volume(GRID, VoxelType.FLOAT64, VOXELS.clone()), "P1 T1WI",
            NodeBench.context().createFileStore("image.nrrd"));
        assertThat(cell.volume().voxels()).containsExactly(VOXELS);
        assertThat(cell.volume().geometry()).isEqualTo(GRID);
        assertThat(cell.volume().type()).isEqualTo(VoxelType.FLOAT64);
        assertThat(cell.geometry()).isEqualTo(GRID);
        assertThat(cell.toString()).startsWith("P1 T1WI");
    }

    @Test
    void imageIsReadOnceWhileMemoryAllows() throws Exception {
        final VolumeCell cell = VolumeCell.of(new Volume(GRID, VoxelType.FLOAT64, VOXELS.clone()), "P1",
            NodeBench.context().createFileStore("image.nrrd"));
        assertThat(cell.volume()).isSameAs(cell.volume());
    }

    @Test
    void regionKeepsVoxelsLabelAndName() throws Exception {
        final boolean[] inside = {false, true, true, false, true, true, false, false, false, false, false, false};
        final MaskCell cell =
            MaskCell.of(new Mask(GRID, inside, 300, "lesion"), NodeBench.context().createFileStore("mask.nrrd"));
        assertThat(cell.mask().inside()).containsExactly(inside);
        assertThat(cell.mask().label()).isEqualTo(300);
        assertThat(cell.mask().name()).isEqualTo("lesion");
        assertThat(cell.mask().geometry()).isEqualTo(GRID);
    }

    @Test
    void imageIsDrawnAsItsMiddleSlice() throws Exception {
        final VolumeCell cell = VolumeCell.of(new Volume(GRID, VoxelType.FLOAT64, VOXELS.clone()), "P1",
            NodeBench.context().createFileStore("image.nrrd"));
        assertThat(coloursOf(cell)).isGreaterThan(2);
    }

    @Test
    void regionIsDrawnWithItsOutline() throws Exception {
        final boolean[] inside = {true, false, false, false, false, false, false, false, false, false, false, false};
        final MaskCell cell =
            MaskCell.of(new Mask(GRID, inside, 1, "lesion"), NodeBench.context().createFileStore("mask.nrrd"));
        assertThat(coloursOf(cell)).isGreaterThan(2);
    }

    @Test
    void regionOfAKnownImageIsDrawnOnIt() throws Exception {
        final boolean[] inside = {true, false, false, false, false, false, false, false, false, false, false, false};
        final Volume image = new Volume(GRID, VoxelType.FLOAT64, VOXELS.clone());
        final MaskCell cell = MaskCell.of(new Mask(GRID, inside, 1, "lesion"), image,
            NodeBench.context().createFileStore("mask.nrrd"));
        assertThat(cell.picture()).get().isEqualTo(MidSlice.png(image, cell.mask(), 96));
        assertThat(coloursOf(cell)).isGreaterThan(3);
    }

    private static long coloursOf(final DataCell cell) {
        final MidSliceRenderer renderer = new MidSliceRenderer();
        renderer.setValue(cell);
        renderer.setSize(renderer.getPreferredSize());
        final BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
        renderer.paintComponent(picture.createGraphics());
        return Arrays.stream(picture.getRGB(0, 0, 96, 96, null, 0, 96)).distinct().count();
    }
}
