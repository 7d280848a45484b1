package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DrawsTest {

    @Test
    void firstNumberIsThatOfSplitMix64() {
        // SplitMix64 with state 0 yields e220a8397b1dcdaf (Vigna, splitmix64.c); a source starts from that, so its own
        // first output is the finaliser of e220a8397b1dcdaf + 9e3779b97f4a7c15, computed with Python's integers.
        long z = 0xe220a8397b1dcdafL + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        assertThat(new Draws(0).uniform(0, 1)).isEqualTo((z >>> 11) / 9007199254740992.0);
    }

    @Test
    void childDoesNotDependOnWhatItsParentDrewBefore() {
        final Draws fresh = new Draws(7);
        final Draws used = new Draws(7);
        used.gaussian();
        used.uniform(0, 1);
        assertThat(used.child("lesion").gaussian()).isEqualTo(fresh.child("lesion").gaussian());
        assertThat(fresh.child("lesion").gaussian()).isNotEqualTo(fresh.child("anatomy").gaussian());
    }

    @Test
    void gaussianHasMeanZeroVarianceOneAndLightTails() {
        final Draws draws = new Draws(3);
        final int n = 200_000;
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        for (int i = 0; i < n; i++) {
            final double value = draws.gaussian();
            sum += value;
            squares += value * value;
            beyondTwo += Math.abs(value) > 2 ? 1 : 0;
        }
        assertThat(sum / n).isCloseTo(0, within(0.01));
        assertThat(squares / n).isCloseTo(1, within(0.02));
        assertThat((double)beyondTwo / n).isCloseTo(0.0455, within(0.003));
    }

    @Test
    void truncatedGaussianStaysInsideAndRefusesAnEmptyInterval() {
        final Draws draws = new Draws(5);
        for (int i = 0; i < 1000; i++) {
            assertThat(draws.truncatedGaussian(50, 20, 30, 60)).isBetween(30.0, 60.0);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> draws.truncatedGaussian(0, 1, 40, 41))
            .withMessageContaining("no mass");
    }
}
