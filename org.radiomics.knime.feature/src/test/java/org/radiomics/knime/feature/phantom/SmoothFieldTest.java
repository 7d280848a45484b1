package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SmoothFieldTest {

    private static final double LENGTH = 6;

    /** The field's period: 32 cells, of which 2.2 make a length. */
    private static final double PERIOD = 32 * LENGTH / 2.2;

    private static double correlation(final double distance) {
        double products = 0;
        double squares = 0;
        for (int seed = 0; seed < 8; seed++) {
            final SmoothField field = new SmoothField(new Draws(seed), LENGTH);
            for (int i = 0; i < 20_000; i++) {
                final double x = i * 7.13;
                final double y = i * 3.77;
                final double z = i * 1.91;
                final double here = field.at(x, y, z);
                products += here * field.at(x + distance, y, z);
                squares += here * here;
            }
        }
        return products / squares;
    }

    @Test
    void autocorrelationFallsToOneOverEAtTheLength() {
        assertThat(correlation(LENGTH)).isCloseTo(Math.exp(-1), within(0.02));
        assertThat(correlation(3 * LENGTH)).isCloseTo(0, within(0.05));
    }

    @Test
    void valuesAreContinuousAndRepeatAfterThePeriod() {
        final SmoothField field = new SmoothField(new Draws(1), LENGTH);
        for (int i = -50; i < 50; i++) {
            final double x = i * 1.3;
            assertThat(field.at(x + 1e-7, 2, 3)).isCloseTo(field.at(x, 2, 3), within(1e-5));
            assertThat(field.at(x + PERIOD, 2 - PERIOD, 3)).isCloseTo(field.at(x, 2, 3), within(1e-9));
        }
    }
}
