package org.radiomics.knime.stats.harmonization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;

class ComBatTest {

    private static final String[] BATCH = {"A", "A", "A", "A", "A", "B", "B", "B", "B", "B", "B"};

    private static final List<String> FEATURES = List.of("f0", "f1", "f2", "f3");

    private static double[][] values(final double unit) {
        final MersenneTwister random = new MersenneTwister(5);
        final double[][] values = new double[4][BATCH.length];
        for (int j = 0; j < values.length; j++) {
            for (int i = 0; i < BATCH.length; i++) {
                values[j][i] = unit * (10 * j + random.nextGaussian() + (BATCH[i].equals("B") ? 3 + j : 0));
            }
        }
        return values;
    }

    private static Columns columns(final double[][] values, final String[] batch, final Column... more) {
        final List<Column> columns = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            columns.add(new NumericColumn("f" + j, values[j]));
        }
        columns.add(CategoricalColumn.of("scanner", Arrays.asList(batch)));
        columns.addAll(List.of(more));
        return new Columns(batch.length, columns);
    }

    private static TrainingRows training(final Columns columns) {
        return TrainingRows.of(columns, new Outcome("outcome", "0", "1", new boolean[columns.size()]));
    }

    private static ComBatModel fit(final Columns columns, final String... covariates) {
        return ComBat.withDefaults().fit(training(columns), FEATURES, "scanner", List.of(covariates));
    }

    @Test
    void otherRowsGetTheEffectsOfTheTrainingRows() {
        final Columns all = columns(values(1), BATCH);
        final ComBatModel model = fit(all);
        final double[] whole = model.apply(all).values("f2");
        final int[] some = {9, 0};
        assertThat(model.apply(all.take(some)).values("f2")).containsExactly(whole[9], whole[0]);
    }

    @Test
    void batchesMeetAndTheReferenceStays() {
        final Columns all = columns(values(1), BATCH);
        final double[] before = all.values("f1");
        final double[] after = ComBat.withDefaults().withReferenceBatch("A")
            .fit(training(all), FEATURES, "scanner", List.of()).apply(all).values("f1");
        assertThat(Arrays.copyOf(after, 5)).isEqualTo(Arrays.copyOf(before, 5));
        final double shiftBefore = mean(before, 5, 11) - mean(before, 0, 5);
        assertThat(Math.abs(mean(after, 5, 11) - mean(after, 0, 5))).isLessThan(0.2 * shiftBefore);
    }

    private static double mean(final double[] values, final int from, final int to) {
        return Arrays.stream(values, from, to).average().getAsDouble();
    }

    @Test
    void unitsOfAnySizeGiveTheSame() {
        final double[] plain = fit(columns(values(1), BATCH)).apply(columns(values(1), BATCH)).values("f3");
        for (final double unit : new double[]{0x1p-990, 0x1p990}) {
            final Columns scaled = columns(values(unit), BATCH);
            final double[] after = fit(scaled).apply(scaled).values("f3");
            for (int i = 0; i < after.length; i++) {
                assertThat(after[i] / unit).isCloseTo(plain[i], within(1e-12));
            }
        }
    }

    @Test
    void numbersAreBatchesToo() {
        final Columns texts = columns(values(1), BATCH);
        final double[] codes = Arrays.stream(BATCH).mapToDouble(b -> b.equals("A") ? 1 : 2).toArray();
        final Columns numbers = columns(values(1), BATCH, new NumericColumn("site", codes));
        final ComBatModel model = ComBat.withDefaults().fit(training(numbers), FEATURES, "site", List.of());
        assertThat(model.apply(numbers).values("f0")).isEqualTo(fit(texts).apply(texts).values("f0"));
        assertThat(model.batches()).containsOnlyKeys("1", "2");
    }

    @Test
    void aBatchUnseenInTrainingIsNamed() {
        final ComBatModel model = fit(columns(values(1), BATCH));
        final String[] other = BATCH.clone();
        other[3] = "C";
        assertThatThrownBy(() -> model.apply(columns(values(1), other)))
            .hasMessage("Batch \"C\" of row 4 did not occur among the training rows (A, B); its effect is unknown. Put"
                + " some of its patients into training, or leave it out.");
    }

    @Test
    void aFeatureThatCannotBeHarmonizedStaysAsItIsWithTheReason() {
        final double[][] values = values(1);
        values[0][2] = Double.NaN;
        Arrays.fill(values[3], 5, 11, 7.0);
        final Columns all = columns(values, BATCH);
        final ComBatModel model = fit(all);
        assertThat(model.untouched()).containsEntry("f0", "missing in training row 3").containsEntry("f3",
            "all values in batch \"B\" are equal");
        assertThat(model.harmonized()).containsExactly("f1", "f2");
        assertThat(model.apply(all).values("f0")).isEqualTo(values[0]);
    }

    @Test
    void aValueMissingOutsideTrainingStaysMissing() {
        final ComBatModel model = fit(columns(values(1), BATCH));
        final double[][] values = values(1);
        values[1][4] = Double.NaN;
        final double[] after = model.apply(columns(values, BATCH)).values("f1");
        assertThat(after[4]).isNaN();
        assertThat(after[5]).isFinite();
    }

    @Test
    void oneTrainingRowInABatchLeavesSpreadsAlone() {
        final String[] batch = BATCH.clone();
        batch[10] = "C";
        final ComBatModel model = fit(columns(values(1), batch));
        assertThat(model.meanOnly()).isTrue();
        assertThat(model.hasSingleRowBatch()).isTrue();
        assertThat(model.effects()).allSatisfy(effect -> assertThat(effect.scale()).isEqualTo(1));
    }

    @Test
    void confoundedCovariatesAreNamed() {
        final double[] follows = Arrays.stream(BATCH).mapToDouble(b -> b.equals("A") ? 60 : 40).toArray();
        assertThatThrownBy(() -> fit(columns(values(1), BATCH, new NumericColumn("age", follows)), "age"))
            .hasMessageStartingWith("Covariate \"age\" is confounded with the batches");
        final double[] age = {40, 50, 60, 70, 45, 55, 65, 75, 41, 52, 63};
        final double[] months = Arrays.stream(age).map(v -> 12 * v).toArray();
        assertThatThrownBy(() -> fit(columns(values(1), BATCH, new NumericColumn("age", age),
            new NumericColumn("months", months)), "age", "months"))
            .hasMessage("Covariate \"months\" is confounded: batches and the covariates before it determine it. Remove"
                + " it from the covariates.");
        final double[] same = new double[BATCH.length];
        assertThatThrownBy(() -> fit(columns(values(1), BATCH, new NumericColumn("dose", same)), "dose"))
            .hasMessage("Covariate \"dose\" has one value in all training rows; remove it from the covariates.");
        final CategoricalColumn sex = CategoricalColumn.of("sex",
            Arrays.stream(BATCH).map(b -> b.equals("A") ? "f" : "m").toList());
        assertThatThrownBy(() -> fit(columns(values(1), BATCH, sex), "sex"))
            .hasMessageStartingWith("Covariate \"sex\" (level \"m\") is confounded with the batches");
    }

    @Test
    void missingBatchesAndCovariatesAreNamed() {
        final String[] gap = BATCH.clone();
        gap[1] = null;
        assertThatThrownBy(() -> fit(columns(values(1), gap)))
            .hasMessage("Batch column \"scanner\" is empty in row 2; fill it in, or leave the row out.");
        final double[] age = {40, 50, Double.NaN, 70, 45, 55, 65, 75, 41, 52, 63};
        assertThatThrownBy(() -> fit(columns(values(1), BATCH, new NumericColumn("age", age)), "age"))
            .hasMessageStartingWith("Covariate \"age\" is missing or infinite in row 3");
    }

    @Test
    void oneBatchOneFeatureAndAnUnknownReferenceAreRefused() {
        final String[] one = BATCH.clone();
        Arrays.fill(one, "A");
        assertThatThrownBy(() -> fit(columns(values(1), one)))
            .hasMessageStartingWith("All training rows have batch \"A\"");
        final TrainingRows rows = training(columns(values(1), BATCH));
        assertThatThrownBy(() -> ComBat.withDefaults().fit(rows, List.of("f0"), "scanner", List.of()))
            .hasMessageStartingWith("ComBat learns from many features at once, but 1 of 1");
        assertThatThrownBy(
            () -> ComBat.withDefaults().withReferenceBatch("X").fit(rows, FEATURES, "scanner", List.of()))
            .hasMessage("Reference batch \"X\" does not occur among the training rows; choose one of A, B.");
    }

    @Test
    void nonParametricWeightsDoNotVanishInLargeBatches() {
        final int n = 3000;
        final MersenneTwister random = new MersenneTwister(8);
        final double[][] values = new double[3][n];
        final String[] batch = new String[n];
        for (int i = 0; i < n; i++) {
            batch[i] = i % 2 == 0 ? "A" : "B";
            for (int j = 0; j < values.length; j++) {
                values[j][i] = random.nextGaussian() * (1 + i % 2) + j;
            }
        }
        final Columns all = columns(values, batch);
        final double[] after = ComBat.withDefaults().withParametricPrior(false)
            .fit(training(all), List.of("f0", "f1", "f2"), "scanner", List.of()).apply(all).values("f1");
        assertThat(Arrays.stream(after).allMatch(Double::isFinite)).isTrue();
    }

    private static ComBatModel fitWithCovariates(final String[] batch) {
        final double[] age = {40, 50, 60, 70, 45, 55, 65, 75, 41, 52, 63};
        final CategoricalColumn sex = CategoricalColumn.of("sex", Arrays.asList("f", "m", "m", "f", "m", "f", "m", "m",
            "f", "m", "f"));
        return fit(columns(values(1), batch, new NumericColumn("age", age), sex), "age", "sex");
    }

    private static Columns newRows(final String... batch) {
        final double[][] values = new double[4][batch.length];
        for (int j = 0; j < values.length; j++) {
            Arrays.setAll(values[j], i -> i);
        }
        final double[] age = new double[batch.length];
        Arrays.fill(age, 57);
        return columns(values, batch, new NumericColumn("age", age),
            CategoricalColumn.of("sex", Collections.nCopies(batch.length, "m")));
    }

    @Test
    void aModelSurvivesItsTextToTheLastBit() {
        final ComBatModel model = fitWithCovariates(BATCH);
        final ComBatModel again = ComBatModel.fromJson(model.toJson());
        assertThat(again.toJson()).isEqualTo(model.toJson());
        assertThat(again.effects()).isEqualTo(model.effects());
        assertThat(again.covariates()).containsExactly("age", "sex");
        for (final String feature : FEATURES) {
            assertThat(again.apply(newRows("B", "A")).values(feature))
                .isEqualTo(model.apply(newRows("B", "A")).values(feature));
        }
    }

    @Test
    void textThatIsNoModelIsRefused() {
        assertThatThrownBy(() -> ComBatModel.fromJson("{"))
            .hasMessageStartingWith("The ComBat model is not valid JSON");
        assertThatThrownBy(() -> ComBatModel.fromJson("{\"format\":\"radiomics-signature\",\"version\":1}"))
            .hasMessageStartingWith("This is not a ComBat model: its format is \"radiomics-signature\"");
        final String json = fitWithCovariates(BATCH).toJson();
        assertThatThrownBy(() -> ComBatModel.fromJson(json.replaceFirst("\"deviation\" : [-0-9.E]+",
            "\"deviation\" : \"wide\"")))
                .hasMessage("\"deviation\" of the ComBat model's JSON is not a number: \"wide\".");
        assertThatThrownBy(() -> ComBatModel.fromJson(json.replace("\"untouched\"", "\"touched\"")))
            .hasMessage("The ComBat model's JSON lacks \"untouched\".");
    }

    @Test
    void rowsOfUnknownBatchesAreCountedAndCanBeLeft() {
        final ComBatModel model = fitWithCovariates(BATCH);
        final Columns rows = newRows("B", "C", "A", "C", "D");
        assertThat(model.unknownBatches(rows)).containsExactly(Map.entry("C", 2),
            Map.entry("D", 1));
        final double[] left = model.applyToKnown(rows).values("f2");
        assertThat(new double[]{left[1], left[3], left[4]}).containsExactly(1, 3, 4);
        assertThat(left[0]).isEqualTo(model.apply(newRows("B")).values("f2")[0]);
        assertThatThrownBy(() -> model.apply(rows)).hasMessageStartingWith("Batch \"C\" of row 2");
    }

    @Test
    void fewerFeaturesAreHarmonizedAsAmongAll() {
        final ComBatModel model = fitWithCovariates(BATCH);
        final ComBatModel few = model.only(List.of("f3", "f1", "absent"));
        assertThat(few.harmonized()).containsExactly("f1", "f3");
        final Columns rows = newRows("B", "A", "B");
        final Columns alone = few.apply(rows.select(List.of("f3", "scanner", "f1", "age", "sex")));
        assertThat(alone.values("f3")).isEqualTo(model.apply(rows).values("f3"));
        assertThat(alone.values("f1")).isEqualTo(model.apply(rows).values("f1"));
    }
}
