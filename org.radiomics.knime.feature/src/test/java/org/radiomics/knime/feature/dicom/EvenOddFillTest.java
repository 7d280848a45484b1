package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

class EvenOddFillTest {

    private static final int SIZE = 12;

    private static final double[] OUTER = {0.5, 0.5, 9.5, 0.5, 9.5, 9.5, 0.5, 9.5};

    private static final double[] INNER = {3.5, 3.5, 3.5, 6.5, 6.5, 6.5, 6.5, 3.5};

    private static boolean[] filled(final double[]... outlines) {
        final EvenOddFill fill = new EvenOddFill(SIZE, SIZE);
        for (final double[] outline : outlines) {
            fill.add(outline);
        }
        final boolean[] voxels = new boolean[SIZE * SIZE];
        fill.mark(voxels, 0);
        return voxels;
    }

    private static int count(final double[]... outlines) {
        int count = 0;
        for (final boolean inside : filled(outlines)) {
            count += inside ? 1 : 0;
        }
        return count;
    }

    private static double[] reversed(final double[] outline) {
        final double[] reversed = new double[outline.length];
        for (int i = 0; i < outline.length; i += 2) {
            reversed[i] = outline[outline.length - 2 - i];
            reversed[i + 1] = outline[outline.length - 1 - i];
        }
        return reversed;
    }

    @Test
    void rectangleBetweenCentresHoldsTheCentresInIt() {
        assertThat(count(OUTER)).isEqualTo(9 * 9);
        assertThat(filled(OUTER)[SIZE + 1]).isTrue();
        assertThat(filled(OUTER)[9 * SIZE + 9]).isTrue();
    }

    @Test
    void centresOnAnEdgeBelongTowardsHigherColumnsAndRows() {
        final boolean[] voxels = filled(new double[]{2, 3, 6, 3, 6, 8, 2, 8});
        int count = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                assertThat(voxels[x + SIZE * y]).isEqualTo(x >= 2 && x < 6 && y >= 3 && y < 8);
                count += voxels[x + SIZE * y] ? 1 : 0;
            }
        }
        assertThat(count).isEqualTo(4 * 5);
    }

    @Test
    void triangleHoldsTheCentresStrictlyBelowItsSlantedEdge() {
        // Rows 1..5 hold the columns 1 <= x < 7 - y: 5 + 4 + 3 + 2 + 1 of them.
        assertThat(count(new double[]{1, 1, 6, 1, 1, 6})).isEqualTo(15);
    }

    @Test
    void slantedEdgeThatMeetsCentresOnlyAtItsEndsLosesNone() {
        // Rows 0..6 hold the columns 3 y / 7 <= x < 3: 3, 2, 2, 1, 1, 0 and 0 of them.
        assertThat(count(new double[]{0, 0, 3, 0, 3, 7})).isEqualTo(9);
    }

    @Test
    void innerOutlineIsAHoleWhicheverWayItIsWalked() {
        assertThat(count(OUTER, INNER)).isEqualTo(81 - 9);
        assertThat(count(OUTER, reversed(INNER))).isEqualTo(81 - 9);
        assertThat(count(INNER, reversed(OUTER))).isEqualTo(81 - 9);
    }

    @Test
    void islandInAHoleIsInside() {
        final double[] island = {4.5, 4.5, 5.5, 4.5, 5.5, 5.5, 4.5, 5.5};
        assertThat(count(OUTER, INNER, island)).isEqualTo(81 - 9 + 1);
    }

    @Test
    void keyholeEqualsOutlineWithHole() {
        // The bridge runs from (0.5, 0.5) to (3.5, 3.5), through the centres (1, 1), (2, 2) and (3, 3).
        assertThat(filled(StructureSetFile.keyhole(OUTER, INNER))).containsExactly(filled(OUTER, INNER));
    }

    @Test
    void keyholeBridgeOfOddSlopeCancelsToTheLastBit() {
        final double[] hole = {3.3, 3.1, 3.5, 6.7, 6.6, 6.1};
        final double[] outer = {0.7, 0.3, 9.5, 0.5, 9.9, 9.1, 0.1, 9.5};
        assertThat(filled(StructureSetFile.keyhole(outer, hole))).containsExactly(filled(outer, hole));
    }

    @Test
    void twoOutlinesThatShareAnEdgeNeitherShareNorLoseAVoxel() {
        final double[] left = {1, 1, 5, 1, 3, 8, 1, 8};
        final double[] right = {5, 1, 9, 1, 9, 8, 3, 8};
        assertThat(count(left) + count(right)).isEqualTo(count(new double[]{1, 1, 9, 1, 9, 8, 1, 8}));
        assertThat(count(left, right)).isEqualTo(8 * 7);
    }

    @Test
    void separateOutlinesAreComponents() {
        assertThat(count(new double[]{0.5, 0.5, 2.5, 0.5, 2.5, 2.5, 0.5, 2.5},
            new double[]{5.5, 5.5, 8.5, 5.5, 8.5, 6.5, 5.5, 6.5})).isEqualTo(4 + 3);
    }

    @Test
    void whatLiesOutsideTheSliceIsCutOff() {
        assertThat(count(new double[]{-5, -5, 2.5, -5, 2.5, 2.5, -5, 2.5})).isEqualTo(9);
        assertThat(count(new double[]{9.5, 9.5, 99, 9.5, 99, 99, 9.5, 99})).isEqualTo(4);
        assertThat(count(new double[]{-5, -5, 99, -5, 99, 99, -5, 99})).isEqualTo(SIZE * SIZE);
        assertThat(count(new double[]{20, 0, 30, 0, 30, 10, 20, 10})).isZero();
    }

    @Test
    void agreesWithAnotherImplementationOnStarsHolesKeyholesAndIslands() throws IOException {
        int cases = 0;
        try (InputStream in = EvenOddFillTest.class.getResourceAsStream("even_odd.csv");
                CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(new String(in.readAllBytes(), StandardCharsets.US_ASCII))) {
            for (final NamedCsvRecord line : csv) {
                final String[] rows = line.getField("inside").split(" ");
                final EvenOddFill fill = new EvenOddFill(rows[0].length(), rows.length);
                for (final String outline : line.getField("outlines").split("\\|")) {
                    fill.add(Arrays.stream(outline.split(" ")).mapToDouble(Double::parseDouble).toArray());
                }
                final boolean[] voxels = new boolean[rows[0].length() * rows.length];
                fill.mark(voxels, 0);
                final StringBuilder found = new StringBuilder();
                for (final boolean inside : voxels) {
                    found.append(inside ? '1' : '0');
                }
                assertThat(found.toString()).as(line.getField("case")).isEqualTo(String.join("", rows));
                cases++;
            }
        }
        assertThat(cases).isEqualTo(20);
    }

    @Test
    void pointsAndLinesHoldNothing() {
        assertThat(count(new double[0])).isZero();
        assertThat(count(new double[]{3, 3})).isZero();
        assertThat(count(new double[]{3, 3, 7, 9})).isZero();
        assertThat(count(new double[]{3, 3, 7, 3, 5, 3})).isZero();
    }
}
