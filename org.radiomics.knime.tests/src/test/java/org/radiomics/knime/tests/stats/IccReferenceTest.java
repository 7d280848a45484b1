package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.reliability.Icc;
import org.radiomics.knime.tests.ReferenceValues;

class IccReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("psych::ICC");

    private static final LargestDeviation EXACT = new LargestDeviation("exact arithmetic");

    @AfterAll
    static void printDeviations() {
        R.print();
        EXACT.print();
    }

    @Test
    void estimateLimitsAndTestOfAllFormsAreThoseOfPsych() {
        final JsonNode file = ReferenceValues.read("icc");
        for (final String name : ReferenceValues.names(file.get("cases"))) {
            final JsonNode expected = file.get("cases").get(name);
            for (int i = 0; i < file.get("forms").size(); i++) {
                final Icc.Form form = Icc.Form.valueOf(file.get("forms").get(i).asText());
                final Icc.Result actual = Icc.withDefaults().withForm(form)
                    .compute(ReferenceValues.matrix(expected.get("ratings")));
                final String where = name + " " + form;
                R.relative("ICC estimate", where, actual.estimate(), value(expected, "estimate", i), 1e-6);
                R.relative("ICC lower", where, actual.lower(), value(expected, "lower", i), 1e-6);
                R.relative("ICC upper", where, actual.upper(), value(expected, "upper", i), 1e-6);
                R.relative("ICC F", where, actual.f(), value(expected, "f", i), 1e-6);
                R.relative("ICC p", where, actual.p(), value(expected, "p", i), 1e-6);
                assertThat(actual.df1()).isEqualTo(value(expected, "df1", i));
                assertThat(actual.df2()).isEqualTo(value(expected, "df2", i));
                assertThat(actual.reason()).isEmpty();
            }
        }
    }

    @Test
    void estimateIsThatOfExactArithmeticAtAnyMeanAndScale() {
        final JsonNode file = ReferenceValues.read("exact_anova").get("icc");
        for (final String name : ReferenceValues.names(file)) {
            final double[] expected = ReferenceValues.numbers(file.get(name).get("estimate"));
            for (final Icc.Form form : Icc.Form.values()) {
                final double actual = Icc.withDefaults().withForm(form)
                    .compute(ReferenceValues.matrix(file.get(name).get("ratings"))).estimate();
                EXACT.relative("ICC estimate", name + " " + form, actual, expected[form.ordinal()], 1e-10);
            }
        }
    }

    @Test
    void rowsWithAMissingReadingAreCounted() {
        final JsonNode ratings = ReferenceValues.read("icc").get("cases").get("missing").get("ratings");
        final Icc.Result result = Icc.withDefaults().compute(ReferenceValues.matrix(ratings));
        assertThat(result.subjects()).isEqualTo(18);
        assertThat(result.dropped()).isEqualTo(2);
    }

    private static double value(final JsonNode expected, final String field, final int form) {
        return ReferenceValues.number(expected.get(field).get(form));
    }
}
