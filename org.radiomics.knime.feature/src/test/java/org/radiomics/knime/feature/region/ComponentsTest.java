package org.radiomics.knime.feature.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

class ComponentsTest {

    /** Rows of 4, 2 rows a slice; # is inside. */
    private static Mask mask(final String voxels) {
        final boolean[] inside = new boolean[voxels.length()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = voxels.charAt(i) == '#';
        }
        return new Mask(Geometry.axisAligned(new int[]{4, 2, voxels.length() / 8}, new double[]{1, 1, 1},
            new double[3]), inside, 3, "region");
    }

    @Test
    void voxelsThatShareACornerAreConnectedIfCornersCount() {
        final Mask corners = mask("#..." + "..##" + ".#.." + "....");
        assertThat(Components.largest(corners, Connectivity.CORNERS)).isSameAs(corners);
        final Mask faces = Components.largest(corners, Connectivity.FACES);
        assertThat(faces.inside()).isEqualTo(mask("...." + "..##" + "...." + "....").inside());
        assertThat(faces.label()).isEqualTo(3);
        assertThat(faces.name()).isEqualTo("region");
    }

    @Test
    void componentsDoNotReachAroundTheEdgesOfTheGrid() {
        // The end of a row and the beginning of the next one, or of the next slice, are neighbours in the array only.
        assertThat(Components.largest(mask("...#" + "#..."), Connectivity.CORNERS).count()).isEqualTo(1);
        assertThat(Components.largest(mask("...." + "...#" + "#..." + "...."), Connectivity.CORNERS).count())
            .isEqualTo(1);
    }

    @Test
    void firstOfEquallyLargeComponentsIsKept() {
        assertThat(Components.largest(mask("#..#" + "#..#"), Connectivity.CORNERS).inside())
            .isEqualTo(mask("#..." + "#...").inside());
    }

    @Test
    void emptyRegionStaysEmpty() {
        assertThat(Components.largest(mask("........"), Connectivity.CORNERS).isEmpty()).isTrue();
    }
}
