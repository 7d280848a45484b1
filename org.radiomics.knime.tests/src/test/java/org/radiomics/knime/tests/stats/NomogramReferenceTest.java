package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.nomogram.Axis;
import org.radiomics.knime.stats.nomogram.Nomogram;
import org.radiomics.knime.stats.nomogram.Pretty;
import org.radiomics.knime.stats.nomogram.Tick;
import org.radiomics.knime.tests.ReferenceValues;

class NomogramReferenceTest {

    private static final LargestDeviation RMS = new LargestDeviation("rms nomogram");

    private static final LargestDeviation R = new LargestDeviation("R pretty");

    private static final JsonNode EXPECTED = ReferenceValues.read("nomogram");

    @AfterAll
    static void printDeviations() {
        RMS.print();
        R.print();
    }

    @Test
    void axesAndPointsAreThoseOfRms() {
        for (final String name : ReferenceValues.names(EXPECTED.get("nomograms"))) {
            final JsonNode expected = EXPECTED.get("nomograms").get(name);
            final Nomogram nomogram = nomogram(expected);
            for (final Axis axis : nomogram.axes()) {
                final JsonNode ticks = expected.get("axes").get(axis.column());
                assertThat(axis.ticks()).as(name + " " + axis.column()).hasSameSizeAs(ticks.get("value"));
                for (int k = 0; k < axis.ticks().size(); k++) {
                    final Tick tick = axis.ticks().get(k);
                    final String where = name + " " + axis.column() + " " + tick.label();
                    if (axis.categorical()) {
                        assertThat(tick.label()).isEqualTo(ticks.get("value").get(k).asText());
                    } else {
                        RMS.absolute("nomogram axis value", where, tick.value(),
                            ReferenceValues.number(ticks.get("value").get(k)), 1e-12);
                    }
                    RMS.absolute("nomogram points", where, tick.points(),
                        ReferenceValues.number(ticks.get("points").get(k)), 1e-8);
                }
            }
        }
    }

    @Test
    void scalesAreThoseOfRms() {
        for (final String name : ReferenceValues.names(EXPECTED.get("nomograms"))) {
            final JsonNode expected = EXPECTED.get("nomograms").get(name);
            final Nomogram nomogram = nomogram(expected);
            compare(name, "nomogram total points", nomogram.totalPointsScale(), expected, "total", "total", 1e-12);
            compare(name, "nomogram log odds", nomogram.logOddsScale(), expected, "lp", "lp_at", 1e-8);
            // rms interpolates the inverse of the logistic function between 1000 points.
            compare(name, "nomogram probability", nomogram.probabilityScale(), expected, "probability",
            "probability_at", 0.01);
        }
    }

    @Test
    void probabilitiesFromPointsAreThoseOfTheModelAndOfRms() {
        for (final String name : ReferenceValues.names(EXPECTED.get("nomograms"))) {
            final JsonNode expected = EXPECTED.get("nomograms").get(name);
            final TrainingRows rows = ReferenceColumns.training(expected.get("data"));
            final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
            final double[] read = Nomogram.of(model, rows.columns()).probability(rows.columns());
            final double[] predicted = model.predict(rows.columns());
            final double[] fitted = ReferenceValues.numbers(expected.get("fitted"));
            for (int i = 0; i < read.length; i++) {
                assertThat(Math.abs(read[i] - predicted[i])).isLessThan(1e-14);
                RMS.absolute("nomogram read probability", name + " row " + i, read[i], fitted[i], 1e-10);
            }
        }
    }

    @Test
    void prettyIsThatOfR() {
        final JsonNode expected = EXPECTED.get("pretty");
        for (int i = 0; i < expected.get("low").size(); i++) {
            final double low = expected.get("low").get(i).asDouble();
            final double high = expected.get("high").get(i).asDouble();
            for (final String count : new String[]{"ten", "five"}) {
                final double[] ticks = Pretty.of(low, high, count.equals("ten") ? 10 : 5);
                final double[] r = ReferenceValues.numbers(expected.get(count).get(i));
                final String where = count + " intervals of " + low + " to " + high;
                final double largest = Math.max(Math.abs(r[0]), Math.abs(r[r.length - 1]));
                assertThat(ticks).as(where).hasSameSizeAs(r);
                for (int k = 0; k < r.length; k++) {
                    R.absolute("pretty, of the largest tick", where, (ticks[k] - r[k]) / largest, 0, 1e-15);
                }
            }
        }
    }

    private static Nomogram nomogram(final JsonNode expected) {
        final TrainingRows rows = ReferenceColumns.training(expected.get("data"));
        return Nomogram.of(LogisticRegression.withDefaults().fit(rows), rows.columns());
    }

    private static void compare(final String name, final String quantity, final List<Tick> ticks,
        final JsonNode expected,
        final String values, final String points, final double tolerance) {
        assertThat(ticks).as(name + " " + quantity).hasSameSizeAs(expected.get(values));
        for (int k = 0; k < ticks.size(); k++) {
            final String where = name + " " + ticks.get(k).label();
            RMS.absolute(quantity + " value", where, ticks.get(k).value(),
                ReferenceValues.number(expected.get(values).get(k)), 1e-12);
            RMS.absolute(quantity + " place", where, ticks.get(k).points(),
                ReferenceValues.number(expected.get(points).get(k)), tolerance);
        }
    }
}
