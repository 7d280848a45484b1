package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

class ShapeTest {

    private static final double EXACT = 1e-12;

    private static Shape box(final double[] spacing, final int x, final int y, final int z) {
        final boolean[] inside = new boolean[x * y * z];
        Arrays.fill(inside, true);
        return new Shape(Region.of(
            new Mask(Geometry.axisAligned(new int[]{x, y, z}, spacing, new double[3]), inside, 1, "box"), 1));
    }

    @Test
    void oneVoxelIsAnOctahedron() {
        final Shape shape = box(new double[]{1, 1, 1}, 1, 1, 1);

        // Eight pyramids of volume (1/2)^3 / 6; eight equilateral triangles of side sqrt(1/2).
        assertThat(shape.value("MeshVolume")).isCloseTo(1.0 / 6, within(EXACT));
        assertThat(shape.value("SurfaceArea")).isCloseTo(Math.sqrt(3), within(EXACT));
        assertThat(shape.value("VoxelVolume")).isEqualTo(1);
        assertThat(shape.value("Maximum3DDiameter")).isCloseTo(1, within(EXACT));
        assertThat(shape.value("MajorAxisLength")).isZero();
        assertThat(shape.value("Elongation")).isNaN();
    }

    @Test
    void boxHasItsCornersCutOff() {
        final Shape shape = box(new double[]{1, 1, 1}, 3, 3, 3);

        // The cube between the outer voxels' centres, a plate half a voxel thick on each face, a prism over a right
        // triangle along each edge and an eighth of an octahedron at each corner.
        final double inner = 2 * 2 * 2;
        final double plates = 6 * (2 * 2 * 0.5);
        final double quarterPrisms = 12 * (2 * 0.125);
        final double octahedron = 1.0 / 6;
        assertThat(shape.value("MeshVolume")).isCloseTo(inner + plates + quarterPrisms + octahedron, within(EXACT));
        assertThat(shape.value("SurfaceArea"))
            .isCloseTo(6 * 4 + 12 * (2 * Math.sqrt(0.5)) + Math.sqrt(3), within(EXACT));
    }

    @Test
    void spacingScalesTheBox() {
        final Shape shape = box(new double[]{2, 3, 5}, 1, 1, 1);

        assertThat(shape.value("MeshVolume")).isCloseTo(30.0 / 6, within(EXACT));
        assertThat(shape.value("VoxelVolume")).isEqualTo(30);
        assertThat(shape.value("Maximum3DDiameter")).isCloseTo(5, within(EXACT));
        // In the planes through the voxel's centre.
        assertThat(shape.value("Maximum2DDiameterSlice")).isCloseTo(3, within(EXACT));
        assertThat(shape.value("Maximum2DDiameterColumn")).isCloseTo(5, within(EXACT));
        assertThat(shape.value("Maximum2DDiameterRow")).isCloseTo(5, within(EXACT));
    }

    @Test
    void axesOfALine() {
        final Shape shape = box(new double[]{2, 1, 1}, 3, 1, 1);

        // Centres at 0, 2, 4: variance 8 / 3.
        assertThat(shape.value("MajorAxisLength")).isCloseTo(4 * Math.sqrt(8.0 / 3), within(EXACT));
        assertThat(shape.value("MinorAxisLength")).isZero();
        assertThat(shape.value("Elongation")).isZero();
        assertThat(shape.value("Flatness")).isZero();
    }

    @Test
    void axesOfATiltedPlane() {
        // Two voxels on the diagonal of x and y: variance along it (1/2)^2 (1 + 1).
        final Shape shape = new Shape(Grids.region(new double[][]{{1, 0}, {0, 1}}));

        assertThat(shape.value("MajorAxisLength")).isCloseTo(4 * Math.sqrt(0.5), within(EXACT));
        assertThat(shape.value("MinorAxisLength")).isCloseTo(0, within(EXACT));
    }

    @Test
    void requestOnlyFeaturesFollowFromVolumeAndSurface() {
        final Shape shape = box(new double[]{1, 1, 1}, 1, 1, 1);
        final double volume = 1.0 / 6;
        final double area = Math.sqrt(3);

        assertThat(shape.value("Sphericity"))
            .isCloseTo(Math.cbrt(36 * Math.PI * volume * volume) / area, within(EXACT));
        assertThat(shape.value("SphericalDisproportion")).isCloseTo(1 / shape.value("Sphericity"), within(EXACT));
        assertThat(shape.value("Compactness1"))
            .isCloseTo(volume / (Math.sqrt(Math.PI) * Math.pow(area, 1.5)), within(EXACT));
        assertThat(shape.value("Compactness2")).isCloseTo(Math.pow(shape.value("Sphericity"), 3), within(EXACT));
        assertThat(shape.value("SurfaceVolumeRatio")).isCloseTo(area / volume, within(EXACT));
    }

    @Test
    void diametersAreThoseOfAllPairsOfVertices() {
        final double[][][] slices = new double[4][6][5];
        final Random random = new Random(3);
        for (final double[][] slice : slices) {
            for (final double[] row : slice) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = random.nextInt(2);
                }
            }
        }
        final int[] vertices = new SurfaceMesh(Grids.region(slices)).vertices();
        final double[] spacing = {3, 1, 0.7};
        final double[] largest = new double[4];
        for (int a = 0; a < vertices.length; a += 3) {
            for (int b = 0; b < a; b += 3) {
                double square = 0;
                for (int axis = 0; axis < 3; axis++) {
                    square += Math.pow((vertices[a + axis] - vertices[b + axis]) * spacing[axis] / 2, 2);
                }
                for (int axis = 0; axis < 3; axis++) {
                    if (vertices[a + axis] == vertices[b + axis]) {
                        largest[axis] = Math.max(largest[axis], Math.sqrt(square));
                    }
                }
                largest[3] = Math.max(largest[3], Math.sqrt(square));
            }
        }

        final MeshDiameters diameters = new MeshDiameters(vertices, spacing);

        assertThat(diameters.overall()).isCloseTo(largest[3], within(EXACT));
        for (int axis = 0; axis < 3; axis++) {
            assertThat(diameters.inPlane(axis)).isCloseTo(largest[axis], within(EXACT));
        }
    }
}
