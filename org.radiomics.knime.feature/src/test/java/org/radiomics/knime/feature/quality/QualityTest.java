package org.radiomics.knime.feature.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.MidSlice;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class QualityTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{10, 8, 6}, new double[]{1, 1, 2}, new double[3]);

    private static Volume image(final double shift) {
        final double[] voxels = new double[480];
        for (int i = 0; i < 480; i++) {
            voxels[i] = i + shift;
        }
        return new Volume(GRID, VoxelType.FLOAT64, voxels);
    }

    /** A box of voxels, ends included. */
    private static Mask box(final int x0, final int x1, final int y0, final int y1, final int z0, final int z1) {
        final boolean[] inside = new boolean[480];
        for (int z = z0; z <= z1; z++) {
            for (int y = y0; y <= y1; y++) {
                Arrays.fill(inside, GRID.index(x0, y, z), GRID.index(x1, y, z) + 1, true);
            }
        }
        return new Mask(GRID, inside, 1, "roi");
    }

    private static CaseQuality measured(final String patient, final double shift, final Mask mask) {
        return QualityMeasurement.of(patient, "T1", "", image(shift), mask);
    }

    private static List<List<String>> flags(final CaseQuality... cases) {
        return QualityFlags.of(List.of(cases), new QualityLimits(3, 5, 0.25, 3.5));
    }

    @Test
    void boxIsMeasuredAsArithmeticSays() {
        final CaseQuality quality = measured("P1", 0, box(2, 5, 1, 3, 1, 2));
        assertThat(quality.voxels()).isEqualTo(24);
        assertThat(quality.millilitres()).isCloseTo(0.048, within(1e-15));
        assertThat(quality.components()).isEqualTo(1);
        assertThat(quality.bordersTouched()).isZero();
        assertThat(quality.cutShare()).isZero();
        assertThat(quality.anisotropy()).isEqualTo(2);
        // Voxel (x, y, z) is x + 10 y + 80 z.
        assertThat(quality.region().minimum()).isEqualTo(92);
        assertThat(quality.region().maximum()).isEqualTo(195);
        assertThat(quality.region().mean()).isCloseTo(3.5 + 20 + 120, within(1e-12));
        assertThat(quality.image().median()).isEqualTo(239.5);
        assertThat(quality.image().percentile1()).isCloseTo(4.79, within(1e-12));
        assertThat(quality.histogram().stream().mapToInt(Integer::intValue).sum()).isEqualTo(24);
        assertThat(flags(quality).get(0)).isEmpty();
    }

    @Test
    void regionAtASideIsToldFromOneThatIsCutOff() {
        // A corner of the widest section (4 x 3 of it) and a single voxel at the side.
        final Mask pointed = box(1, 4, 1, 3, 1, 2);
        pointed.inside()[GRID.index(0, 2, 1)] = true;
        final CaseQuality touching =
            measured("P1", 0, new Mask(GRID, pointed.inside(), 1, "roi"));
        assertThat(touching.bordersTouched()).isEqualTo(1);
        assertThat(touching.cutShare()).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(flags(touching).get(0)).containsExactly("The region touches 1 side of the image.");
        final CaseQuality cut = measured("P1", 0, box(0, 4, 1, 3, 1, 2));
        assertThat(cut.cutShare()).isEqualTo(1);
        assertThat(flags(cut).get(0))
            .containsExactly("The image cuts the region off: 100 % of its largest section lie on a side of the image.");
    }

    @Test
    void singleSliceIsNoSide() {
        final Geometry flat = Geometry.axisAligned(new int[]{5, 5, 1}, new double[]{1, 1, 1}, new double[3]);
        final boolean[] inside = new boolean[25];
        Arrays.fill(inside, 6, 9, true);
        final CaseQuality quality = QualityMeasurement.of("P", "T1", "",
            new Volume(flat, VoxelType.UINT8, new double[25]), new Mask(flat, inside, 1, "roi"));
        assertThat(quality.bordersTouched()).isZero();
    }

    @Test
    void whatIsWrongAloneIsSaidInPlainWords() {
        final Mask parts = box(1, 2, 1, 1, 1, 1);
        parts.inside()[GRID.index(8, 6, 4)] = true;
        final Geometry thick = Geometry.axisAligned(GRID.size(), new double[]{0.5, 0.5, 4}, new double[3]);
        final double[] voxels = new double[480];
        voxels[479] = Double.NaN;
        final CaseQuality quality = QualityMeasurement.of("P", "T1", "", new Volume(thick, VoxelType.FLOAT32, voxels),
            new Mask(thick, parts.inside(), 1, "roi"));
        assertThat(flags(quality).get(0)).containsExactly(
            "Voxels are 8.0 times as long as wide; more than 3.0 make 3-D texture doubtful.",
            "The region has only 3 voxels; below 5 texture says little.", "The region has 2 separate parts.",
            "The image has 1 voxels that are NaN or infinite.", "All voxels of the region have the same intensity.");
    }

    @Test
    void copiesAreFoundUnderOtherNamesButNotAmongReadings() {
        final Mask mask = box(2, 5, 1, 3, 1, 2);
        final CaseQuality one = measured("P1", 0, mask);
        final CaseQuality reread = QualityMeasurement.of("P1", "T1", "reader2", image(0), mask);
        final CaseQuality copy = measured("P2", 0, mask);
        assertThat(flags(one, reread)).allMatch(List::isEmpty);
        assertThat(flags(one, copy)).containsExactly(List.of("The image is a copy of that of P2 T1."),
            List.of("The image is a copy of that of P1 T1."));
    }

    @Test
    void outliersOfASequenceAreFound() {
        final List<CaseQuality> cases = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cases.add(measured("P" + i, 10 * i, box(2, 5, 1, 3, 1, 2)));
        }
        assertThat(QualityFlags.of(cases, QualityLimits.withDefaults())).allMatch(
            flags -> flags.stream().noneMatch(flag -> flag.contains("deviations")));
        cases.add(measured("far", 5000, box(2, 5, 1, 3, 1, 2)));
        final List<List<String>> flags = QualityFlags.of(cases, QualityLimits.withDefaults());
        assertThat(flags.get(8)).anyMatch(flag -> flag.startsWith("The mean intensity of the region is 5.14e+03, "));
        assertThat(flags.subList(0, 8)).allMatch(own -> own.stream().noneMatch(flag -> flag.contains("deviations")));
    }

    @Test
    void emptyRegionsAndOtherGridsAreRefused() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> measured("P", 0, new Mask(GRID, new boolean[480], 1, "roi")))
            .withMessage("The region roi has no voxel; draw it.");
        assertThatIllegalArgumentException().isThrownBy(() -> new QualityLimits(0.5, 5, 0.25, 3))
            .withMessageContaining("anisotropy must be at least 1");
    }

    @Test
    void pageAndSheetShowEveryCaseAndNeedNothingFromElsewhere(@TempDir final Path folder) throws IOException {
        final Mask mask = box(2, 5, 1, 3, 1, 2);
        final byte[] picture = MidSlice.png(image(0), mask, 80);
        final List<QualityCase> cases = List.of(new QualityCase(measured("Fine & <co>", 0, mask), List.of(), picture),
            new QualityCase(measured("P2", 1, mask), List.of("It is odd."), picture));
        final Path file = folder.resolve("gallery.html");
        QualityPage.write(cases, List.of("P3 was not read."), file);
        final String page = Files.readString(file);
        assertThat(page).contains("2 cases, 1 with flags", "P3 was not read.", "Fine &amp; &lt;co&gt; T1", "It is odd.",
            "region 24 voxels, 0.05 ml").doesNotContain("http", "<script");
        assertThat(page.indexOf("P2 T1")).isLessThan(page.indexOf("Fine &amp;"));
        final var sheet = ImageIO.read(new ByteArrayInputStream(ContactSheet.draw(cases)));
        assertThat(sheet.getWidth()).isEqualTo(350);
        assertThat(sheet.getHeight()).isEqualTo(200);
    }
}
