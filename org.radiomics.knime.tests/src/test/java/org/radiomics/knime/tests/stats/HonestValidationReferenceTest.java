package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.SelectKBest;
import org.radiomics.knime.stats.validation.AnalysisChain;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.Measure;
import org.radiomics.knime.stats.validation.ModelKind;
import org.radiomics.knime.stats.validation.Patients;
import org.radiomics.knime.stats.validation.Performance;
import org.radiomics.knime.stats.validation.Stability;
import org.radiomics.knime.tests.ReferenceValues;

import com.fasterxml.jackson.databind.JsonNode;

/** Oracle: the same chain written in R, with aov, glmnet at one lambda and glm inside every fold. */
class HonestValidationReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("aov + glmnet + glm per fold");

    private static final JsonNode EXPECTED = ReferenceValues.read("honest");

    private static HonestValidation.Result actual;

    private static List<String> features;

    @BeforeAll
    static void validate() {
        final boolean[] positive = ReferenceValues.flags(EXPECTED.get("y"));
        final List<Column> columns = new ArrayList<>();
        features = new ArrayList<>();
        for (final double[] values : ReferenceValues.matrix(EXPECTED.get("x"))) {
            features.add("f" + features.size());
            columns.add(new NumericColumn(features.get(features.size() - 1), values));
        }
        columns.add(new NumericColumn("age", ReferenceValues.numbers(EXPECTED.get("age"))));
        final List<String> sex = new ArrayList<>();
        EXPECTED.get("sex").forEach(value -> sex.add(value.asText()));
        columns.add(CategoricalColumn.of("sex", sex));
        final List<String> ids = new ArrayList<>();
        for (int i = 0; i < positive.length; i++) {
            ids.add("P" + i);
        }
        final AnalysisChain chain = AnalysisChain.withDefaults()
            .withSelectors(List.of(AnovaFilter.withDefaults(),
                SelectKBest.withDefaults().withK(EXPECTED.get("k").asInt())))
            .withLasso(CrossValidatedLasso.withDefaults()
                .withLasso(Lasso.withDefaults().withLambdas(EXPECTED.get("lambda").asDouble())), 3);
        actual = HonestValidation.withDefaults().withChain(chain)
            .withFolds(ReferenceValues.integers(EXPECTED.get("folds").get(0)),
                ReferenceValues.integers(EXPECTED.get("folds").get(1)))
            .validate(new Patients(TrainingRows.of(new Columns(positive.length, columns),
                new Outcome("y", "0", "1", positive)), ids), features, List.of("age", "sex"), Runnable::run,
                Monitor.NONE);
    }

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void performancesAreThoseOfTheChainInR() {
        for (int m = 0; m < Measure.values().length; m++) {
            for (int k = 0; k < ModelKind.values().length; k++) {
                final Performance performance = actual.performance(ModelKind.values()[k], Measure.values()[m]);
                final String where = performance.model() + " " + performance.measure();
                R.absolute("honest apparent", where, performance.apparent(), value("apparent", m, k), 1e-5);
                R.absolute("honest held out", where, performance.heldOut(), value("held_out", m, k), 1e-5);
                R.absolute("honest optimism", where, performance.optimism(), value("optimism", m, k), 1e-5);
            }
        }
    }

    private static double value(final String field, final int measure, final int model) {
        return ReferenceValues.number(EXPECTED.get(field).get(measure).get(model));
    }

    @Test
    void featuresAreChosenAsOftenAsInR() {
        final int[] counts = ReferenceValues.integers(EXPECTED.get("counts"));
        for (int j = 0; j < counts.length; j++) {
            final String feature = features.get(j);
            assertThat(actual.stability().choices().stream().filter(c -> c.feature().equals(feature))
                .mapToInt(Stability.Choice::chosen).sum()).as(feature).isEqualTo(counts[j]);
        }
        assertThat(actual.stability().stages().get(0).whole()).isEqualTo(EXPECTED.get("passed").asInt());
        final List<String> chosen = new ArrayList<>();
        EXPECTED.get("chosen").forEach(name -> chosen.add(name.asText()));
        assertThat(actual.whole().signature().features()).isEqualTo(chosen);
    }
}
