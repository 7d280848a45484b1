package org.radiomics.knime.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedTest {

    @Test
    void pValuesHaveThreeDecimalsAndAFloor() {
        assertThat(Printed.p(0.0436)).isEqualTo("0.044");
        assertThat(Printed.p(5e-18)).isEqualTo("< 0.001");
        assertThat(Printed.p(Double.NaN)).isEmpty();
        assertThat(Printed.pClause(0.25)).isEqualTo("p = 0.250");
        assertThat(Printed.pClause(0)).isEqualTo("p < 0.001");
    }

    @Test
    void zeroHasNoSign() {
        assertThat(Printed.decimals(-1e-15, 2)).isEqualTo("0.00");
        assertThat(Printed.decimals(-0.125, 2)).isEqualTo("-0.13");
    }

    @Test
    void intervalStandsInBracketsWhereThereIsOne() {
        assertThat(Printed.interval(0.8, 0.7, 0.9, 2)).isEqualTo("0.80 (0.70\u20130.90)");
        assertThat(Printed.interval(-0.2, -0.3, -0.1, 1)).isEqualTo("-0.2 (-0.3 to -0.1)");
        assertThat(Printed.interval(0.8, Double.NaN, Double.NaN, 2)).isEqualTo("0.80");
    }
}
