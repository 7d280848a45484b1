package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

class LargestPieceTest {

    /** Slices are parted by an empty line; # is inside. */
    private static Mask mask(final String... rows) {
        final int width = rows[0].length();
        int height = 0;
        while (height < rows.length && !rows[height].isEmpty()) {
            height++;
        }
        final String voxels = String.join("", rows);
        final int slices = voxels.length() / (width * height);
        final boolean[] inside = new boolean[voxels.length()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = voxels.charAt(i) == '#';
        }
        return new Mask(Geometry.axisAligned(new int[]{width, height, slices}, new double[]{1, 1, 4}, new double[3]),
            inside, 1, "outline");
    }

    @Test
    void smallPieceThatTouchesOnlyByACornerIsDropped() {
        final Mask cleaned = LargestPiece.of(mask(
            "##...",
            "##...",
            "..#.."));
        assertThat(cleaned.inside()).isEqualTo(mask(
            "##...",
            "##...",
            ".....").inside());
    }

    @Test
    void pieceMayRunAcrossSlices() {
        final Mask outline = mask(
            "#..",
            "...",
            "..#",
            "",
            "#..",
            "...",
            "...");
        assertThat(LargestPiece.of(outline).inside()).isEqualTo(mask(
            "#..",
            "...",
            "...",
            "",
            "#..",
            "...",
            "...").inside());
    }

    @Test
    void holeWithinASliceIsFilledButABayIsNot() {
        assertThat(LargestPiece.of(mask(
            "####.",
            "#.##.",
            "#####",
            "#...#")).inside()).isEqualTo(mask(
                "####.",
                "####.",
                "#####",
                "#...#").inside());
    }

    @Test
    void emptyOutlineStaysEmpty() {
        assertThat(LargestPiece.of(mask("...", "...")).isEmpty()).isTrue();
    }
}
