package org.radiomics.knime.nodes.studyreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.logisticlearner.LogisticLearnerNodeFactory;
import org.radiomics.knime.nodes.model.ExampleCohort;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.rocview.RocViewNodeFactory;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.report.StudyRecord;

class StudyReportNodeTest {

    @TempDir
    private Path m_folder;

    private NodeBench node() throws Exception {
        return NodeBench.of(new StudyReportNodeFactory()).with(StudyReportNodeModel.FOLDER,
            m_folder.resolve("my report").toString());
    }

    @Test
    void whatTheNodesRecordedBecomesPageTablesAndPictures() throws Exception {
        final PortObject[] model = NodeBench.of(new LogisticLearnerNodeFactory()).execute(ExampleCohort.table(), null);
        final PortObject[] roc = NodeBench.of(new RocViewNodeFactory()).execute(model[0], model[3]);
        final StudyRecordPortObject record = NodeBench.savedAndLoaded((StudyRecordPortObject)roc[4],
            new StudyRecordPortObject.Serializer());
        final BufferedDataTable files = (BufferedDataTable)node().execute(record)[0];
        final Path folder = m_folder.resolve("my report");
        assertThat(NodeBench.texts(files).get(0)).containsExactly(folder.resolve("report.html").toString());
        assertThat(folder.resolve("tables/roc-view_auc.csv")).isNotEmptyFile();
        assertThat(folder.resolve("pictures/roc-view_roc.png")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Clinical model", "Discrimination");
        assertThat(Files.readString(folder.resolve("methods.json"))).contains("\"cutoffRule\"");
    }

    @Test
    void emptyRecordIsWarnedAbout() throws Exception {
        final NodeBench node = node();
        node.execute(new StudyRecordPortObject(StudyRecord.EMPTY));
        assertThat(node.warning()).startsWith("The study record has no sections");
    }

    @Test
    void noticesComeBeforeEverythingElse() throws Exception {
        final StudyRecord record = StudyRecord.EMPTY
            .with(Section.of("Phantom Cohort", "Images").notice("This cohort is synthetic.").build());
        node().execute(new StudyRecordPortObject(record));
        final String page = Files.readString(m_folder.resolve("my report/report.html"));
        assertThat(page.indexOf("This cohort is synthetic.")).isBetween(0, page.indexOf("<h1"));
    }
}
