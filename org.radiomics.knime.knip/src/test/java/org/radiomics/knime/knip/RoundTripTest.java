package org.radiomics.knime.knip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.knip.imagetoknip.ImageToKnipNodeFactory;
import org.radiomics.knime.knip.kniptoimage.KnipToImageNodeFactory;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.Option;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;

/** What goes to KNIP and comes back is what it was, its oblique grid too, since the image stays in the table. */
class RoundTripTest {

    private static final DataTableSpec SPEC = NodeBench.spec(new String[]{"patient", "sequence", "image", "mask"},
        StringCell.TYPE, StringCell.TYPE, VolumeCell.TYPE, MaskCell.TYPE);

    private static final Geometry OBLIQUE = new Geometry(new int[]{6, 5, 4}, new double[]{0.7, 0.7, 3.3},
        new double[]{-120.25, 33.1, 900}, new double[]{0.8, 0.6, 0, -0.6, 0.8, 0, 0, 0, -1});

    private final Random m_random = new Random(5);

    private VolumeCell image() throws Exception {
        final double[] voxels = new double[(int)OBLIQUE.voxels()];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = m_random.nextInt(4096) - 1024;
        }
        return VolumeCell.of(new Volume(OBLIQUE, VoxelType.INT16, voxels), "P1 T1",
            NodeBench.context().createFileStore("image.nrrd"));
    }

    /** Regions overlap: each voxel belongs to each with one half of chance. */
    private Mask region(final int label) {
        final boolean[] inside = new boolean[(int)OBLIQUE.voxels()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = m_random.nextBoolean();
        }
        return new Mask(OBLIQUE, inside, label, "region " + label);
    }

    private static FlagOption merge() {
        final Option<?> option = new ImageToKnipNodeFactory().options().all().stream()
            .filter(one -> one.key().equals("mergeRegions")).findFirst().orElseThrow();
        return (FlagOption)option;
    }

    @Test
    void imageAndOverlappingRegionsComeBack() throws Exception {
        final VolumeCell image = image();
        final List<Mask> regions = new ArrayList<>();
        final DataCell[][] rows = new DataCell[11][];
        for (int i = 0; i < rows.length; i++) {
            regions.add(region(i + 1));
            rows[i] = NodeBench.row("P1", "T1", image,
                MaskCell.of(regions.get(i), NodeBench.context().createFileStore("mask.nrrd")));
        }
        final PortObject[] knip = NodeBench.of(new ImageToKnipNodeFactory()).with(merge(), true)
            .execute(NodeBench.table(SPEC, rows), null);
        assertThat(((BufferedDataTable)knip[0]).size()).isEqualTo(1);
        final NodeBench node = NodeBench.of(new KnipToImageNodeFactory());
        final PortObject[] back = node.execute(knip);
        assertThat(node.warning()).isNull();
        final BufferedDataTable table = (BufferedDataTable)back[0];
        final Volume volume = KnipBench.volume(NodeBench.column(table, "image").get(0));
        assertThat(volume.geometry()).isEqualTo(OBLIQUE);
        assertThat(volume.type()).isEqualTo(VoxelType.INT16);
        assertThat(volume.voxels()).containsExactly(image.volume().voxels());
        final List<DataCell> masks = NodeBench.column(table, "mask");
        assertThat(masks).hasSameSizeAs(regions);
        for (final DataCell cell : masks) {
            final Mask mask = KnipBench.mask(cell);
            final Mask before =
                regions.stream().filter(region -> region.name().equals(mask.name())).findFirst().orElseThrow();
            assertThat(mask.inside()).containsExactly(before.inside());
            assertThat(mask.geometry()).isEqualTo(OBLIQUE);
        }
        assertThat(((StudyRecordPortObject)back[1]).record().sections()).extracting(section -> section.node())
            .containsExactly("Image to KNIP", "KNIP to Image");
    }
}
