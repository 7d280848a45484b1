package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class DecimalStringTest {

    @Test
    void shortNumbersAreWrittenAsTheyAre() {
        assertThat(DecimalString.of(0)).isEqualTo("0");
        assertThat(DecimalString.of(-0.0)).isEqualTo("0");
        assertThat(DecimalString.of(3)).isEqualTo("3");
        assertThat(DecimalString.of(-609.4174)).isEqualTo("-609.4174");
        assertThat(DecimalString.of(1e20)).isEqualTo("1E20");
    }

    @Test
    void longNumbersAreRoundedTo16Characters() {
        assertThat(DecimalString.of(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(DecimalString.of(-609.4174194335938)).isEqualTo("-609.41741943359");
        assertThat(DecimalString.of(1.0 / 3)).isEqualTo("0.33333333333333");
        assertThat(DecimalString.of(-Double.MIN_VALUE)).isEqualTo("-4.9E-324");
        assertThat(DecimalString.of(-Math.PI * 1e-300)).hasSizeLessThanOrEqualTo(16);
        assertThat(DecimalString.of(-Double.MAX_VALUE)).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void anyNumberFitsAndIsNearlyItself() {
        final Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            // Half of them of the size of positions.
            final double value =
                i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : 500 * random.nextGaussian();
            if (Double.isFinite(value)) {
                final String text = DecimalString.of(value);
                assertThat(text).hasSizeLessThanOrEqualTo(16);
                assertThat(Double.parseDouble(text)).isEqualTo(value, within(Math.abs(value) * 1e-8 + 1e-323));
            }
        }
    }
}
