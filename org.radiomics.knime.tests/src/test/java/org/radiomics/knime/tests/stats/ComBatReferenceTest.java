package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.harmonization.ComBat;
import org.radiomics.knime.stats.harmonization.ComBatModel;
import org.radiomics.knime.tests.ReferenceValues;

class ComBatReferenceTest {

    private static final LargestDeviation SVA = new LargestDeviation("R sva ComBat");

    private static final JsonNode CASES = ReferenceValues.read("combat").get("cases");

    private static final JsonNode NEW_ROWS = ReferenceValues.read("combat-new-rows").get("cases");

    @AfterAll
    static void printDeviations() {
        SVA.print();
    }

    @Test
    void adjustedValuesAreThoseOfSva() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name);
            final TrainingRows rows = rows(expected);
            for (final JsonNode run : expected.get("runs")) {
                final ComBatModel model = combat(run).fit(rows, features(expected), "batch",
                    ReferenceValues.names(expected.get("covariates")));
                final double[][] adjusted = ReferenceValues.matrix(run.get("adjusted"));
                for (int j = 0; j < adjusted.length; j++) {
                    compare(name, run, rows.columns().values("f" + j), model.apply(rows.columns()).values("f" + j),
                        adjusted[j]);
                }
            }
        }
    }

    @Test
    void otherRowsGoThroughTheStoredModelAsSvaWouldHarmonizeThem() {
        for (final String name : ReferenceValues.names(NEW_ROWS)) {
            final JsonNode expected = NEW_ROWS.get(name);
            final List<String> covariates =
                IntStream.range(0, expected.get("covariates").size()).mapToObj(k -> "x" + k).toList();
            final Columns train = columns(expected, "data", "batch", "covariates");
            final Columns others = columns(expected, "new", "new_batch", "new_covariates");
            for (final JsonNode run : expected.get("runs")) {
                final ComBatModel fitted = combat(run).fit(
                    TrainingRows.of(train, new Outcome("outcome", "0", "1", new boolean[train.size()])),
                    features(expected), "batch", covariates);
                final Columns harmonized = ComBatModel.fromJson(fitted.toJson()).apply(others);
                final double[][] adjusted = ReferenceValues.matrix(run.get("adjusted"));
                for (int j = 0; j < adjusted.length; j++) {
                    compare("other rows, " + name, run, train.values("f" + j), harmonized.values("f" + j),
                        adjusted[j]);
                }
            }
        }
    }

    private static Columns columns(final JsonNode expected, final String data, final String batch,
        final String covariates) {
        final List<Column> columns = new ArrayList<>();
        final double[][] values = ReferenceValues.matrix(expected.get(data));
        for (int j = 0; j < values.length; j++) {
            columns.add(new NumericColumn("f" + j, values[j]));
        }
        final double[][] kept = ReferenceValues.matrix(expected.get(covariates));
        for (int k = 0; k < kept.length; k++) {
            columns.add(new NumericColumn("x" + k, kept[k]));
        }
        final List<String> batches = new ArrayList<>();
        expected.get(batch).forEach(text -> batches.add(text.asText()));
        columns.add(CategoricalColumn.of("batch", batches));
        return new Columns(batches.size(), columns);
    }

    /** In spreads of the feature, so that a mean far from zero does not hide a difference. */
    private static void compare(final String name, final JsonNode run, final double[] before, final double[] actual,
        final double[] expected) {
        final double size = Arrays.stream(before).max().getAsDouble() - Arrays.stream(before).min().getAsDouble();
        final String kind = (run.get("parametric").asBoolean() ? "parametric" : "non-parametric")
            + (run.get("mean_only").asBoolean() ? ", mean only" : "")
            + (run.get("reference").asText().isEmpty() ? "" : ", reference");
        for (int i = 0; i < actual.length; i++) {
            if (size == 0) {
                assertThat(actual[i]).isEqualTo(expected[i]);
            } else {
                SVA.absolute(kind, name + " row " + i, actual[i] / size, expected[i] / size, 1e-8);
            }
        }
    }

    private static ComBat combat(final JsonNode run) {
        return ComBat.withDefaults().withParametricPrior(run.get("parametric").asBoolean())
            .withMeanOnly(run.get("mean_only").asBoolean()).withReferenceBatch(run.get("reference").asText());
    }

    private static List<String> features(final JsonNode expected) {
        return IntStream.range(0, expected.get("data").size()).mapToObj(j -> "f" + j).toList();
    }

    private static TrainingRows rows(final JsonNode expected) {
        final List<Column> columns = new ArrayList<>();
        final double[][] data = ReferenceValues.matrix(expected.get("data"));
        for (int j = 0; j < data.length; j++) {
            columns.add(new NumericColumn("f" + j, data[j]));
        }
        final List<String> batches = new ArrayList<>();
        expected.get("batch").forEach(batch -> batches.add(batch.asText()));
        columns.add(CategoricalColumn.of("batch", batches));
        for (final String covariate : ReferenceValues.names(expected.get("covariates"))) {
            columns.add(ReferenceColumns.column(covariate, expected.get("covariates").get(covariate)));
        }
        return TrainingRows.of(new Columns(batches.size(), columns),
            new Outcome("outcome", "0", "1", new boolean[batches.size()]));
    }
}
