package org.radiomics.knime.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class StudyRecordArchiveTest {

    private static byte[] write(final StudyRecord record) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        StudyRecordArchive.write(record, out);
        return out.toByteArray();
    }

    private static StudyRecord roundTrip(final StudyRecord record) throws IOException {
        return StudyRecordArchive.read(new ByteArrayInputStream(write(record)), List.of());
    }

    private static StudyRecord recordWithCells(final Object... cells) {
        final List<String> columns = Arrays.stream(cells).map(cell -> "column").toList();
        return StudyRecord.EMPTY.with(Section.of("node", "title")
            .table(new ReportTable("cells", "", columns, List.of(Arrays.asList(cells)), true)).build());
    }

    private static List<Object> cells(final StudyRecord record) {
        return record.sections().get(0).tables().get(0).rows().get(0);
    }

    @Test
    void keepsEveryPartOfASection() throws IOException {
        final Map<String, String> settings = new LinkedHashMap<>();
        settings.put("zeta", "2");
        settings.put("alpha", "1 < 2 & \"three\"");
        settings.put("empty", "");
        settings.put("none", null);
        final Section section = Section.of("LASSO Learner", "The signature").summary("First.\nSecond: ≥ 0.75, é, 😀.")
            .notice("The cohort is synthetic.").warning("One feature was constant.").warning("Another, too.")
            .settings(settings).seed(Long.MIN_VALUE).funnel("ICC > 0.75", 2732).funnel("LASSO", 26)
            .table(new ReportTable("coefficients", "Weights", List.of("feature", "weight"),
                List.of(List.of("T1WI_original_glcm_Contrast", 0.1), List.of("x,\"y\"\n", -2.5)), false))
            .table(new ReportTable("empty", "No rows", List.of(), List.of(), true))
            .picture(new Picture("path", "The path", new byte[]{1, -2, 3}, "<svg>λ</svg>"))
            .picture(new Picture("gallery", "Slices", new byte[0], null)).build();
        final StudyRecord record = StudyRecord.EMPTY.with(section).with(Section.of("Empty", "Nothing").build());

        final StudyRecord read = roundTrip(record);

        assertThat(read).isEqualTo(record);
        assertThat(read.sections().get(0).settings().keySet()).containsExactly("zeta", "alpha", "empty", "none");
        assertThat(read.sections().get(1).seed()).isNull();
    }

    @Test
    void keepsEveryBitOfDoubles() throws IOException {
        final Object[] values = {0.1 + 0.2, Math.nextUp(1.0), Double.MIN_VALUE, Double.MAX_VALUE, -0.0, 1e22, 1.0,
            Math.PI,
            2.2250738585072011e-308, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

        assertThat(cells(roundTrip(recordWithCells(values)))).containsExactly(values);
    }

    @Test
    void keepsTheTypeOfCells() throws IOException {
        final Object[] values = {1, 1L, 1.0, "1", null, "", "null", "NaN", Integer.MIN_VALUE, Long.MAX_VALUE,
            (long)Integer.MAX_VALUE + 1, "half a pair \ud83d", "\u0000"};

        assertThat(cells(roundTrip(recordWithCells(values)))).containsExactly(values);
    }

    @Test
    void givesTheSameBytesForTheSameRecord() throws IOException {
        assertThat(write(recordWithCells(1, 2.0, "three"))).isEqualTo(write(recordWithCells(1, 2.0, "three")));
    }

    @Test
    void keepsAnEmptyRecord() throws IOException {
        assertThat(roundTrip(StudyRecord.EMPTY)).isEqualTo(StudyRecord.EMPTY);
    }

    @Test
    void leavesTheStreamOpenForWhatFollows() throws IOException {
        final boolean[] closed = {false};
        final OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        StudyRecordArchive.write(recordWithCells(1), out);

        assertThat(closed[0]).isFalse();
    }

    @Test
    void saysThatAStreamIsNoRecord() {
        assertThatThrownBy(() -> StudyRecordArchive.read(new ByteArrayInputStream(new byte[]{1, 2, 3}), List.of()))
            .isInstanceOf(IOException.class).hasMessageContaining("no study record");
    }

    @Test
    void saysThatARecordIsOfALaterFormat() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("record.json"));
            zip.write("{\"format\":99,\"sections\":[]}".getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> StudyRecordArchive.read(new ByteArrayInputStream(out.toByteArray()), List.of()))
            .isInstanceOf(IOException.class).hasMessageContaining("format 99")
            .hasMessageContaining("Update the extension");
    }
}
