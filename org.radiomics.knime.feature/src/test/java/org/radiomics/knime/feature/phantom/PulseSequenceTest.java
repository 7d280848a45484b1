package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PulseSequenceTest {

    @Test
    void signalHalvesPerHalfLifeOfEachRelaxation() {
        // With T1 = TR / ln 2 half of the magnetisation has come back; with T2 = TE / ln 2 half of the signal is left.
        final double t1 = 600 / Math.log(2);
        final double t2 = 10 / Math.log(2);
        assertThat(PulseSequence.T1WI.signal(0.8, t1, t2)).isCloseTo(0.8 / 2 / 2, within(1e-12));
    }

    @Test
    void t1WeightingShowsFatBrightAndFluidDark() {
        final PulseSequence t1 = PulseSequence.T1WI;
        assertThat(t1.signal(Tissue.FAT)).isGreaterThan(2 * t1.signal(Tissue.MUSCLE));
        assertThat(t1.signal(Tissue.CEREBROSPINAL_FLUID)).isLessThan(t1.signal(Tissue.CORD));
    }

    @Test
    void t2WeightingShowsFluidBrightAndMuscleDark() {
        final PulseSequence t2 = PulseSequence.FS_T2WI;
        assertThat(t2.signal(Tissue.CEREBROSPINAL_FLUID)).isGreaterThan(t2.signal(Tissue.NUCLEUS));
        assertThat(t2.signal(Tissue.NUCLEUS)).isGreaterThan(2 * t2.signal(Tissue.ANNULUS));
        assertThat(t2.signal(Tissue.CORD)).isGreaterThan(t2.signal(Tissue.MUSCLE));
    }

    @Test
    void pixelSpacingIsFieldOfViewOverMatrix() {
        assertThat(PulseSequence.T1WI.pixelSpacing()).isCloseTo(0.8333, within(1e-4));
        assertThat(PulseSequence.FS_T2WI.pixelSpacing()).isEqualTo(1.0);
    }
}
