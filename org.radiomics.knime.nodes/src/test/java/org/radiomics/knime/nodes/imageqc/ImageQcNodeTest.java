package org.radiomics.knime.nodes.imageqc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.data.ImageBench;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;

class ImageQcNodeTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{20, 5, 4}, new double[]{1, 1, 1}, new double[3]);

    private static final DataTableSpec SPEC =
        NodeBench.spec(new String[]{"patient", "sequence", "reading", "image", "mask"},
        StringCell.TYPE, StringCell.TYPE, StringCell.TYPE, VolumeCell.TYPE, MaskCell.TYPE);

    @TempDir
    Path m_folder;

    private static VolumeCell image(final double shift) throws Exception {
        final double[] voxels = new double[400];
        for (int i = 0; i < 400; i++) {
            voxels[i] = i + shift;
        }
        return ImageBench.image(GRID, voxels);
    }

    @Test
    void casesAreTabledShownAndFlagged() throws Exception {
        final MaskCell mask = ImageBench.mask(GRID, 122, 138);
        final NodeBench node = NodeBench.of(new ImageQcNodeFactory()).with(ImageQcNodeModel.FOLDER, m_folder.toString())
            .with(ImageQcNodeModel.FEWEST, 5);
        final PortObject[] out = node.execute(NodeBench.table(SPEC, NodeBench.row("P1", "T1", "r", image(0), mask),
            NodeBench.row("P2", "T1", "r", image(0), mask), NodeBench.row("P3", "T1", "r", image(7), mask),
            NodeBench.row("P4", "T1", "r", image(9), DataType.getMissingCell())), null);
        final BufferedDataTable table = (BufferedDataTable)out[0];
        assertThat(NodeBench.column(table, "flags")).extracting(Object::toString)
            .containsExactly("The image is a copy of that of P2 T1 r.", "The image is a copy of that of P1 T1 r.", "");
        assertThat(NodeBench.column(table, "voxels").get(2)).hasToString("16");
        assertThat(node.warning()).contains("1 of 4 cases left out.", "P4 T1 r: The mask is missing",
            "2 of 3 cases deserve a second look");
        assertThat(Files.readString(m_folder.resolve("gallery.html")))
            .contains("P3 T1 r", "P4 T1 r: The mask is missing");
        final var section = ((StudyRecordPortObject)out[2]).record().sections().get(0);
        assertThat(section.pictures()).hasSize(1);
        assertThat(section.warnings()).contains("P1 T1 r: The image is a copy of that of P2 T1 r.");
    }

    @Test
    void tableWithoutRowsIsRefused() throws Exception {
        assertThatThrownBy(() -> NodeBench.of(new ImageQcNodeFactory()).execute(NodeBench.table(SPEC), null))
            .hasMessageContaining("has no rows");
    }
}
