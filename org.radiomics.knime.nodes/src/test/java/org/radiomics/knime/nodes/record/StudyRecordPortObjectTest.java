package org.radiomics.knime.nodes.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.report.StoredTable;
import org.radiomics.knime.stats.report.StudyRecord;

class StudyRecordPortObjectTest {

    private static final OutputTable SCORES =
        OutputTable.of("scores", "F test of every feature.").texts("feature").numbers("F").wholes("rank");

    private static Section section(final String title) {
        return Section.of("ICC Filter", title).summary("2 of 3 kept.").funnel("ICC", 2)
            .picture(new Picture("dot", "A dot.", new byte[]{1, 2, 3}, "<svg/>"))
            .table(SCORES.report(List.of(Arrays.asList("a", 1.5, null)), true)).build();
    }

    @Test
    void unconnectedRecordStartsEmpty() {
        assertThat(StudyRecordPortObject.after(new PortObject[]{null}).record()).isEqualTo(StudyRecord.EMPTY);
    }

    @Test
    void sectionsFollowThoseOfTheConnectedRecord() {
        final StudyRecordPortObject first = StudyRecordPortObject.after(new PortObject[]{null}).with(section("one"));
        final StudyRecordPortObject second =
            StudyRecordPortObject.after(new PortObject[]{null, first}).with(section("two"));
        assertThat(second.record().sections()).extracting(Section::title).containsExactly("one", "two");
        assertThat(first.record().sections()).hasSize(1);
    }

    @Test
    void recordSurvivesSaving() throws Exception {
        final StudyRecordPortObject record = new StudyRecordPortObject(StudyRecord.EMPTY.with(section("one")));
        assertThat(NodeBench.savedAndLoaded(record, new StudyRecordPortObject.Serializer()).record())
            .isEqualTo(record.record());
    }

    @Test
    void savedRecordRefersToTheFilesOfItsTables() throws Exception {
        final FileStore file = NodeBench.context().createFileStore("cohort.csv.gz");
        final StoredTable cohort = PortTable.of("Cohort", "After the node.",
            SCORES.table(List.of(Arrays.asList("a", 1.5, 1)), NodeBench.context()), file.getFile().toPath(),
            NodeBench.context());
        final StudyRecordPortObject one =
            new StudyRecordPortObject(StudyRecord.EMPTY.with(section("one"))).with(List.of(cohort), List.of(file));
        final StudyRecordPortObject two = one.with(section("two"));
        assertThat(two.record().storedTables()).containsExactly(cohort);
        final StudyRecordPortObject loaded = NodeBench.savedAndLoaded(two, new StudyRecordPortObject.Serializer());
        assertThat(loaded.record()).isEqualTo(two.record());
        assertThat(NodeBench.savedAndLoaded(loaded, new StudyRecordPortObject.Serializer()).record())
            .isEqualTo(two.record());
    }

    @Test
    void recordWithTablesInFilesNeedsTheirFileStores() {
        final StoredTable table = new StoredTable("Cohort", "After the node.", 1, Path.of("cohort.csv.gz"));
        final StudyRecord record = StudyRecord.EMPTY.with(section("one")).withTables(List.of(table));
        assertThatIllegalArgumentException().isThrownBy(() -> new StudyRecordPortObject(record))
            .withMessageContaining("1 tables in files, but there are 0 file stores");
    }

    @Test
    void resultTableIsTheSameAtThePortAndInTheRecord() throws Exception {
        final List<List<Object>> rows = List.of(Arrays.asList("a", 1.5, 1), Arrays.asList("b", Double.NaN, null));
        final BufferedDataTable table = SCORES.table(rows, NodeBench.context());
        assertThat(table.getDataTableSpec()).containsExactlyElementsOf(SCORES.spec());
        assertThat(NodeBench.texts(table)).containsExactly(List.of("a", "1.5", "1"), List.of("b", "?", "?"));
        assertThat(SCORES.report(rows, false).columns()).containsExactly("feature", "F", "rank");
    }
}
