package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

/**
 * The features of a neighbourhood are those of a region that consists of the neighbourhood, with the grey levels and Ng
 * of the whole region.
 */
class KernelFamilyTest {

    private static final int[] SIZE = {7, 6, 5};

    private static final Geometry GRID = Geometry.axisAligned(SIZE, new double[]{1, 0.5, 2}, new double[3]);

    private static final int LEVELS = 9;

    /** Relative above 1; features of the correlation take roots of small differences. */
    private static final double ROUNDING = 1e-7;

    private final boolean[] m_inside = new boolean[(int)GRID.voxels()];

    private final int[] m_level = new int[m_inside.length];

    /** Four of five voxels belong to the region; levels are low more often than high. */
    KernelFamilyTest() {
        final Random random = new Random(3);
        for (int i = 0; i < m_inside.length; i++) {
            m_inside[i] = random.nextInt(5) > 0;
            m_level[i] = 1 + random.nextInt(LEVELS) * random.nextInt(2);
        }
    }

    private Mask mask(final int[] lower, final int[] upper) {
        final boolean[] inside = new boolean[m_inside.length];
        for (int z = lower[2]; z <= upper[2]; z++) {
            for (int y = lower[1]; y <= upper[1]; y++) {
                for (int x = lower[0]; x <= upper[0]; x++) {
                    inside[GRID.index(x, y, z)] = m_inside[GRID.index(x, y, z)];
                }
            }
        }
        return new Mask(GRID, inside, 1, "region");
    }

    private GreyLevels levels(final Mask mask, final int[] lower, final int[] upper) {
        final int[] levels = new int[mask.count()];
        int next = 0;
        for (int i = 0; i < m_level.length; i++) {
            if (mask.inside()[i]) {
                levels[next++] = m_level[i];
            }
        }
        return GreyLevels.of(Region.of(mask, lower, upper, 4), levels);
    }

    private GreyLevels whole() {
        final int[] upper = {SIZE[0] - 1, SIZE[1] - 1, SIZE[2] - 1};
        return levels(mask(new int[3], upper), new int[3], upper);
    }

    private interface Families {

        FeatureFamily of(GreyLevels levels);
    }

    /**
     * Compares at each voxel, except what depends on the whole region: Idn and Idmn on Ng, MCC and InverseVariance on
     * whether it is flat.
     */
    private void assertSame(final KernelFamily kernel, final int radius, final int flatAxis,
        final List<String> features, final Families families) {
        final double[] values = new double[features.size()];
        for (int i = 0; i < m_inside.length; i++) {
            final int[] centre = {i % SIZE[0], i / SIZE[0] % SIZE[1], i / SIZE[0] / SIZE[1]};
            if (!m_inside[i]) {
                continue;
            }
            final int[] lower = new int[3];
            final int[] upper = new int[3];
            for (int axis = 0; axis < 3; axis++) {
                final int reach = axis == flatAxis ? 0 : radius;
                lower[axis] = Math.max(0, centre[axis] - reach);
                upper[axis] = Math.min(SIZE[axis] - 1, centre[axis] + reach);
            }
            final GreyLevels levels = levels(mask(lower, upper), lower, upper);
            final FeatureFamily expected = families.of(levels);

            kernel.compute(centre[0], centre[1], centre[2], values);

            for (int feature = 0; feature < values.length; feature++) {
                final String name = features.get(feature);
                if (!name.equals("Idn") && !name.equals("Idmn")
                    && !(levels.present() == 1 && (name.equals("MCC") || name.equals("InverseVariance")))) {
                    final double value = expected.value(name);
                    final boolean same = Double.compare(values[feature], value) == 0
                        || Math.abs(values[feature] - value) <= ROUNDING * Math.max(1, Math.abs(value));
                    assertThat(same).as("%s at %s: %s, region %s", name, Arrays.toString(centre), values[feature],
                        value).isTrue();
                }
            }
        }
    }

    @Test
    void glcmOfANeighbourhoodIsThatOfItsVoxels() {
        final TextureSettings far = new TextureSettings(new int[]{1, 3}, -1, true, Weighting.NONE, 0);

        assertSame(new KernelGlcm(whole(), 2, far, Glcm.FEATURES), 2, -1, Glcm.FEATURES, l -> new Glcm(l, far));
    }

    @Test
    void mergedGlcmOfANeighbourhoodIsThatOfItsVoxels() {
        final TextureSettings merged = new TextureSettings(new int[]{1}, 1, false, Weighting.EUCLIDEAN, 0);

        assertSame(new KernelGlcm(whole(), 1, merged, Glcm.FEATURES), 1, 1, Glcm.FEATURES, l -> new Glcm(l, merged));
    }

    @Test
    void runsOfANeighbourhoodAreThoseOfItsVoxels() {
        final TextureSettings merged = new TextureSettings(new int[]{1}, -1, true, Weighting.MANHATTAN, 0);

        assertSame(new KernelGlrlm(whole(), 2, TextureSettings.DEFAULTS, Glrlm.FEATURES), 2, -1, Glrlm.FEATURES,
            l -> new Glrlm(l, TextureSettings.DEFAULTS));
        assertSame(new KernelGlrlm(whole(), 1, merged, Glrlm.FEATURES), 1, -1, Glrlm.FEATURES,
            l -> new Glrlm(l, merged));
    }

    @Test
    void zonesOfANeighbourhoodAreThoseOfItsVoxels() {
        assertSame(new KernelGlszm(whole(), 2, TextureSettings.DEFAULTS, Glszm.FEATURES), 2, -1, Glszm.FEATURES,
            l -> new Glszm(l, TextureSettings.DEFAULTS));
    }

    @Test
    void dependencesOfANeighbourhoodAreThoseOfItsVoxels() {
        final TextureSettings tolerant = new TextureSettings(new int[]{1, 2}, 2, true, Weighting.NONE, 2);

        assertSame(new KernelGldm(whole(), 3, tolerant, Gldm.FEATURES), 3, 2, Gldm.FEATURES,
            l -> new Gldm(l, tolerant));
    }

    @Test
    void toneDifferencesOfANeighbourhoodAreThoseOfItsVoxels() {
        assertSame(new KernelNgtdm(whole(), 1, TextureSettings.DEFAULTS, Ngtdm.FEATURES), 1, -1, Ngtdm.FEATURES,
            l -> new Ngtdm(l, TextureSettings.DEFAULTS));
    }

    @Test
    void firstOrderOfANeighbourhoodIsThatOfItsVoxels() {
        final double[] image = Arrays.stream(m_level).mapToDouble(level -> level).toArray();

        assertSame(new KernelFirstOrder(whole(), image, 2, -1, 7, FirstOrder.FEATURES), 2, -1, FirstOrder.FEATURES,
            levels -> {
                final double[] intensities = new double[levels.region().voxels()];
                int next = 0;
                for (int rank = 1; rank <= levels.present(); rank++) {
                    for (int i = 0; i < levels.count(rank); i++) {
                        intensities[next++] = levels.value(rank);
                    }
                }
                return new FirstOrder(intensities, levels, 7);
            });
    }

    @Test
    void cellsAddUpHoweverManyThereAre() {
        final CellTally tally = new CellTally(5000);
        for (int round = 0; round < 3; round++) {
            tally.clear();
            for (int i = 0; i < 10000; i++) {
                tally.add(i % 50, i % 5000 / 50, 0.5);
            }
            assertThat(tally.count()).isEqualTo(5000);
            for (int cell = 0; cell < tally.count(); cell++) {
                assertThat(tally.row(cell)).isEqualTo(cell % 50);
                assertThat(tally.column(cell)).isEqualTo(cell / 50);
                assertThat(tally.value(cell)).isEqualTo(1);
            }
        }
    }
}
