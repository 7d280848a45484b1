package org.radiomics.knime.nodes.phantomcohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.standin.SingleNode;
import org.radiomics.knime.stats.report.Section;

class PhantomCohortNodeTest {

    @TempDir
    private Path m_folder;

    private NodeBench fourPatients() throws Exception {
        return NodeBench.of(new PhantomCohortNodeFactory()).with(PhantomCohortNodeModel.PATIENTS, 4)
            .with(PhantomCohortNodeModel.REREADINGS, 1).with(PhantomCohortNodeModel.FOLDER, m_folder.toString());
    }

    @Test
    void manifestNamesFilesThatAreThere() throws Exception {
        final PortObject[] out = fourPatients().execute();
        final BufferedDataTable manifest = (BufferedDataTable)out[0];
        // 4 patients x 2 sequences, and one patient of each group with 2 more readings of both sequences
        assertThat(manifest.size()).isEqualTo(4 * 2 + 2 * 2 * 2);
        for (final String column : new String[]{"image", "mask"}) {
            assertThat(NodeBench.column(manifest, column))
                .allSatisfy(path -> assertThat(Files.exists(Path.of(path.toString()))).isTrue());
        }
        assertThat(NodeBench.column(manifest, "image").get(0).toString()).startsWith(m_folder.toString());
    }

    @Test
    void withoutAFolderTheImagesLieAmongTheTemporaryFilesOfTheWorkflow() throws Exception {
        final Path image;
        try (SingleNode node = SingleNode.of(new PhantomCohortNodeFactory()).set("patients", 4).set("rereadings", 0)) {
            image = Path.of(NodeBench.column((BufferedDataTable)node.execute()[0], "image").get(0).toString());
            assertThat(image).exists();
        }
        assertThat(image).doesNotExist();
    }

    @Test
    void clinicalTableKnowsItsOutcomeAndVariables() throws Exception {
        final BufferedDataTable clinical = (BufferedDataTable)fourPatients().execute()[1];
        final DataTableSpec spec = clinical.getDataTableSpec();
        assertThat(ColumnKind.of(spec.getColumnSpec("patient"))).contains(ColumnKind.ID);
        assertThat(ColumnKind.of(spec.getColumnSpec("diagnosis"))).contains(ColumnKind.OUTCOME);
        assertThat(ColumnKind.positiveLevel(spec.getColumnSpec("diagnosis"))).contains("SSM");
        assertThat(ColumnKind.of(spec.getColumnSpec("age"))).contains(ColumnKind.CLINICAL);
        assertThat(clinical.size()).isEqualTo(4);
        assertThat(NodeBench.column(clinical, "diagnosis")).extracting(DataCell::toString).contains("SSM", "SPST");
        assertThat(NodeBench.column(clinical, "age")).noneMatch(DataCell::isMissing);
    }

    @Test
    void recordSaysThatTheCohortIsSynthetic() throws Exception {
        final PortObject[] out = fourPatients().with(PhantomCohortNodeModel.SEED, 7).execute();
        final Section section = ((StudyRecordPortObject)out[2]).record().sections().get(0);
        assertThat(section.notices()).singleElement().asString().startsWith("This cohort is synthetic");
        assertThat(section.seed()).isEqualTo(7);
    }
}
