package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;

class ScannerTest {

    /** A child's neck, so that the picture holds air behind the skin. */
    private static final Stature STATURE = new Stature(VertebralLevel.CERVICAL, 0.75, 0.45, 0.1, 0.5, 4);

    private static final LesionTraits TRAITS = new LesionTraits(15, 0.1, 0.4, 0.2, 5, 1200, 80, 0.1, 0.05, 0.05, 0.1);

    private static final Lesion LESION = new Lesion(TRAITS, STATURE, new Draws(2));

    private static ScanGrid grid(final PulseSequence sequence) {
        final Pose pose = Pose.draw(new Draws(5));
        return ScanGrid.plan(sequence, LESION, pose, pose.sagittalDirection(new Draws(6)), new Draws(7));
    }

    private static Volume scan(final PulseSequence sequence) {
        final Scene scene = new Scene(new SpineAnatomy(STATURE, new Draws(1)), LESION, sequence);
        return new Scanner(scene, grid(sequence), new CoilField(STATURE, new Draws(3)), new Draws(4)).scan();
    }

    @Test
    void noiseInAirIsRayleighDistributed() {
        final Volume image = scan(PulseSequence.T1WI);
        final ScanGrid grid = grid(PulseSequence.T1WI);
        final Geometry geometry = image.geometry();
        final DescriptiveStatistics air = new DescriptiveStatistics();
        for (int k = 0; k < geometry.size(2); k++) {
            for (int j = 0; j < geometry.size(1); j++) {
                for (int i = 0; i < geometry.size(0); i++) {
                    // the back bends by less than 2 mm within 20 mm of the lesion's height
                    if (grid.place(1, i, j, k) > STATURE.skin() + 4 && Math.abs(grid.place(2, i, j, k)) < 20) {
                        air.addValue(image.at(i, j, k));
                    }
                }
            }
        }
        assertThat(air.getN()).isGreaterThan(200);
        // Rayleigh: mean / SD = sqrt(pi / (4 - pi)) = 1.913
        assertThat(air.getMean() / air.getStandardDeviation()).isCloseTo(1.913, within(0.12));
    }

    @Test
    void gridPlacesVoxelsWhereItsGeometrySaysInThePatient() {
        final Pose pose = Pose.draw(new Draws(5));
        final ScanGrid grid = grid(PulseSequence.FS_T2WI);
        final double[] there = pose.toSpine(grid.geometry().position(10, 20, 3.5));
        for (int coordinate = 0; coordinate < 3; coordinate++) {
            assertThat(grid.place(coordinate, 10, 20, 3.5)).isCloseTo(there[coordinate], within(1e-9));
        }
        final double[] back = pose.toPatient(there);
        assertThat(back).containsExactly(grid.geometry().position(10, 20, 3.5), within(1e-9));
    }

    @Test
    void bothSequencesHoldTheLesionNearTheirMiddle() {
        for (final PulseSequence sequence : PulseSequence.values()) {
            final ScanGrid grid = grid(sequence);
            final int[] size = grid.geometry().size();
            final List<Double> missed = new ArrayList<>();
            for (int coordinate = 0; coordinate < 3; coordinate++) {
                missed.add(grid.place(coordinate, (size[0] - 1) / 2.0, (size[1] - 1) / 2.0, (size[2] - 1) / 2.0)
                    - LESION.centre()[coordinate]);
            }
            // half a slice, half a pixel and 8 mm to the back, half a pixel; a little more for the tilt
            assertThat(Math.abs(missed.get(0))).isLessThan(3);
            assertThat(missed.get(1)).isCloseTo(8, within(1.5));
            assertThat(Math.abs(missed.get(2))).isLessThan(1.5);
        }
    }

    @Test
    void coilHearsLessFromFartherAway() {
        final CoilField coil = new CoilField(STATURE, new Draws(3));
        final double near = coil.at(0, STATURE.skin() - 10, 0);
        final double far = coil.at(0, STATURE.skin() - 95, 0);
        // 1 / (1 + 10 / 85) over 1 / (1 + 95 / 85) is 1.89; the slow variation changes each by 5 % SD
        assertThat(near / far).isBetween(1.5, 2.4);
    }
}
