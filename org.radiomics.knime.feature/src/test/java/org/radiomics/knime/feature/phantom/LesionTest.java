package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LesionTest {

    private static final Stature STATURE = new Stature(VertebralLevel.LUMBAR, 1, 0.45, 0.1, 0.5, 15);

    /** Smooth, homogeneous, without necrosis or dense bone. */
    private static LesionTraits plain(final double transition, final double irregularity) {
        return new LesionTraits(24, irregularity, transition, 0, 5, 1200, 80, 0, 1e-9, 1e-9, 0);
    }

    private static Lesion lesion(final LesionTraits traits) {
        return new Lesion(traits, STATURE, new Draws(4));
    }

    /** Distance from the centre to the surface along a direction, by bisection. */
    private static double radius(final Lesion lesion, final double dx, final double dy, final double dz) {
        final double[] centre = lesion.centre();
        double inside = 0;
        double outside = 60;
        while (outside - inside > 1e-6) {
            final double middle = (inside + outside) / 2;
            if (lesion.distance(centre[0] + middle * dx, centre[1] + middle * dy, centre[2] + middle * dz) < 0) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    @Test
    void longestRadiusIsHalfTheDiameter() {
        final Lesion lesion = lesion(plain(0.3, 0));
        double longest = 0;
        for (double angle = 0; angle < Math.PI; angle += 0.01) {
            longest = Math.max(longest, radius(lesion, Math.cos(angle), Math.sin(angle), 0));
            longest = Math.max(longest, radius(lesion, 0, Math.cos(angle), Math.sin(angle)));
        }
        assertThat(longest).isCloseTo(12, within(0.01));
    }

    @Test
    void irregularityMovesTheSurfaceBothWays() {
        final Lesion smooth = lesion(plain(0.3, 0));
        final Lesion bumpy = lesion(plain(0.3, 0.2));
        double most = 0;
        double least = 0;
        for (double angle = 0; angle < 2 * Math.PI; angle += 0.1) {
            final double change = radius(bumpy, Math.cos(angle), Math.sin(angle), 0)
                - radius(smooth, Math.cos(angle), Math.sin(angle), 0);
            most = Math.max(most, change);
            least = Math.min(least, change);
        }
        assertThat(most).isGreaterThan(0.5);
        assertThat(least).isLessThan(-0.5);
    }

    @Test
    void shareFallsFromOneToZeroOverTheTransition() {
        for (final double transition : new double[]{0.3, 1.5}) {
            final Lesion lesion = lesion(plain(transition, 0));
            assertThat(lesion.share(-6.1 * transition, 0, 0, 0)).isEqualTo(1);
            assertThat(lesion.share(6.1 * transition, 0, 0, 0)).isZero();
            double last = 1;
            for (double distance = -6; distance < 6; distance += 0.1) {
                final double share = lesion.share(distance * transition, 0, 0, 0);
                assertThat(share).isLessThanOrEqualTo(last);
                last = share;
            }
        }
    }

    @Test
    void homogeneousTumourHasTheSignalOfItsRelaxationTimes() {
        final Lesion lesion = lesion(plain(0.3, 0));
        final double expected = 0.86 * (1 - Math.exp(-600.0 / 1200)) * Math.exp(-10.0 / 80);
        assertThat(lesion.signal(-1, 3, 1, 2, PulseSequence.T1WI)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void heterogeneityIsTheSdOfTheLogarithmOfT2() {
        final LesionTraits traits = new LesionTraits(24, 0, 0.3, 0.2, 5, 1200, 80, 0, 1e-9, 1e-9, 0);
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int seed = 0; seed < 6; seed++) {
            final Lesion lesion = new Lesion(traits, STATURE, new Draws(seed));
            for (double x = -30; x < 30; x += 1.5) {
                for (double y = -30; y < 30; y += 1.5) {
                    final double log = Math.log(lesion.signal(-1, x, y, x - y, PulseSequence.FS_T2WI));
                    sum += log;
                    squares += log * log;
                    n++;
                }
            }
        }
        // d ln S / d ln T2 = TE / T2 = 72 / 80; a T1 that rises 0.6 times as much takes away
        // 0.6 e^-a a / (1 - e^-a) with a = TR / T1 = 3500 / 1200, that is 0.6 x 0.17
        final double expected = 0.2 * (0.9 - 0.6 * 0.17);
        assertThat(Math.sqrt(squares / n - sum / n * (sum / n))).isCloseTo(expected, within(0.02));
    }
}
