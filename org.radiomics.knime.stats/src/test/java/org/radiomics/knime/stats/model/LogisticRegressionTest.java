package org.radiomics.knime.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;

class LogisticRegressionTest {

    private static final boolean[] POSITIVE = {false, true, false, true, false, true, true, false, true, false, true,
        false};

    private static final double[] X = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 2.5};

    private static final double[] NOISE = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};

    private static final Outcome OUTCOME = new Outcome("diagnosis", "SPST", "SSM", POSITIVE);

    /** Three of four uneven rows are positive, two of eight uniform ones. */
    private static final CategoricalColumn SIGNAL = CategoricalColumn.of("signal", List.of("uneven", "uneven", "uneven",
        "uneven", "uniform", "uniform", "uniform", "uniform", "uniform", "uniform", "uniform", "uniform"));

    private static final boolean[] BY_SIGNAL = {true, true, true, false, true, true, false, false, false, false, false,
        false};

    private static TrainingRows rows(final Outcome outcome, final Column... columns) {
        return TrainingRows.of(new Columns(outcome.size(), List.of(columns)), outcome);
    }

    private static TrainingRows rows(final Column... columns) {
        return rows(OUTCOME, columns);
    }

    private static LogisticModel signalModel() {
        return LogisticRegression.withDefaults().fit(rows(new Outcome("diagnosis", "SPST", "SSM", BY_SIGNAL), SIGNAL));
    }

    @Test
    void oddsRatioOfTwoLevelsIsTheCrossProductOfTheirTable() {
        final Term term = signalModel().terms().get(1);
        assertThat(term.oddsRatio()).isCloseTo(2 / 6.0 / (3 / 1.0), within(1e-12));
        // Woolf: the variance of the log odds ratio is the sum of the reciprocal counts.
        assertThat(term.standardError()).isCloseTo(Math.sqrt(1 / 2.0 + 1 / 6.0 + 1 / 3.0 + 1), within(1e-7));
        assertThat(term.level()).isEqualTo("uniform");
        assertThat(term.reference()).isEqualTo("uneven");
        assertThat(term.name()).isEqualTo("signal=uniform");
    }

    @Test
    void predictionOfACategoryIsTheShareOfItsRows() {
        final LogisticModel model = signalModel();
        final Columns columns = new Columns(3,
            List.of(new CategoricalColumn("signal", List.of("uniform", "uneven"), new int[]{0, 1, -1})));
        assertThat(model.predict(columns)).containsExactly(new double[]{0.25, 0.75, Double.NaN}, within(1e-12));
        assertThat(model.positiveLevel()).isEqualTo("SSM");
        assertThat(model.statistics().eventsPerVariable()).isEqualTo(5);
        assertThat(model.warnings()).singleElement().asString().startsWith("There are 5.0 rows of the rarer outcome"
            + " per");
    }

    @Test
    void theReferenceIsTheFirstLevelThatOccurs() {
        final CategoricalColumn declared = new CategoricalColumn("grade", List.of("none", "low", "high"),
            new int[]{1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2});
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows(new NumericColumn("x", X), declared));
        assertThat(model.predictors().get(1)).isEqualTo(new Predictor("grade", List.of("low", "high")));
        assertThat(model.coefficients(1)).containsExactly(0, model.terms().get(2).coefficient());
    }

    @Test
    void aLevelUnseenInTrainingIsRefusedWithItsRow() {
        final Columns columns =
            new Columns(2, List.of(CategoricalColumn.of("signal", List.of("uniform", "mixed"))));
        assertThatThrownBy(() -> signalModel().predict(columns)).hasMessage("Row 2 has the level \"mixed\" of"
            + " \"signal\", which did not occur in training (\"uneven\", \"uniform\"). Merge it with one of those, or"
            + " leave the row out.");
    }

    @Test
    void aColumnOfAnotherKindIsRefused() {
        final Columns numeric = new Columns(1, List.of(new NumericColumn("signal", new double[]{1})));
        assertThatThrownBy(() -> signalModel().predict(numeric))
            .hasMessageStartingWith("Column \"signal\" is numeric here, but the model knows it with the levels");
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows(new NumericColumn("x", X)));
        final Columns text = new Columns(1, List.of(CategoricalColumn.of("x", List.of("a"))));
        assertThatThrownBy(() -> model.predict(text)).hasMessageStartingWith("Column \"x\" has levels here");
    }

    @Test
    void rowsWithMissingValuesAreLeftOutAndCounted() {
        final double[] gaps = X.clone();
        gaps[3] = Double.NaN;
        final int[] codes = SIGNAL.codes().clone();
        codes[3] = -1;
        codes[7] = -1;
        final CategoricalColumn signal = new CategoricalColumn("signal", SIGNAL.levels(), codes);
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows(new NumericColumn("x", gaps), signal));
        assertThat(model.statistics().rows()).isEqualTo(10);
        assertThat(model.warnings().get(0)).isEqualTo(
            "2 of 12 training rows were left out because of missing values in \"x\" (1), \"signal\" (2).");
        assertThat(model.predict(new Columns(12, List.of(new NumericColumn("x", gaps), signal)))[3]).isNaN();
    }

    @Test
    void missingValuesCanBeRefused() {
        final double[] gaps = X.clone();
        gaps[3] = Double.NaN;
        final LogisticRegression regression = LogisticRegression.withDefaults().withMissing(MissingValues.REFUSE);
        final TrainingRows rows = rows(new NumericColumn("x", gaps), SIGNAL);
        assertThatThrownBy(() -> regression.fit(rows)).hasMessage("1 of 12 training rows have missing values in \"x\""
            + " (1). Fill them in, leave the columns out, or let rows with missing values be left out.");
        assertThatThrownBy(() -> UnivariateScreen.withDefaults().withRegression(regression).fit(rows))
            .hasMessageContaining("\"x\" (1)");
    }

    @Test
    void theReferenceLevelCanBeChosen() {
        final TrainingRows rows = rows(new Outcome("diagnosis", "SPST", "SSM", BY_SIGNAL), SIGNAL);
        final LogisticRegression regression = LogisticRegression.withDefaults();
        final Term term = regression.withReferences(Map.of("signal", "uniform")).fit(rows).terms().get(1);
        assertThat(term.name()).isEqualTo("signal=uneven");
        assertThat(term.reference()).isEqualTo("uniform");
        assertThat(term.oddsRatio()).isCloseTo(3 / (2 / 6.0), within(1e-12));
        assertThatThrownBy(() -> regression.withReferences(Map.of("signal", "mixed")).fit(rows))
            .hasMessage("Column \"signal\" has no training row with the reference level \"mixed\"; choose one of"
                + " uneven, uniform.");
        assertThatThrownBy(() -> regression.withReferences(Map.of("x", "1")).fit(rows(new NumericColumn("x", X))))
            .hasMessage("Column \"x\" is numeric and has no reference level \"1\". Remove that setting, or make the"
                + " column text.");
    }

    @Test
    void unseenLevelsCanBeMissingWithAReason() {
        final Columns columns = new Columns(4, List.of(CategoricalColumn.of("signal",
            List.of("uniform", "mixed", "uneven", "mixed"))));
        final UnseenLevels known = UnseenLevels.without(signalModel(), columns);
        assertThat(signalModel().predict(known.columns())).containsExactly(
            new double[]{0.25, Double.NaN, 0.75, Double.NaN}, within(1e-12));
        assertThat(known.reasons()).containsExactly("2 rows have no prediction because a level of \"signal\" did not"
            + " occur in training: \"mixed\" (2).");
    }

    /** The mean of the response is exact at any scale; the profile of the intercept is far from 0 in SE. */
    @Test
    void profileLimitsOfAnInterceptFarFromTheDataAreFound() {
        final double[] far = Arrays.stream(X).map(v -> 1e6 + v).toArray();
        final LogisticRegression profile =
            LogisticRegression.withDefaults().withIntervals(IntervalMethod.PROFILE_LIKELIHOOD);
        final Term near = profile.fit(rows(new NumericColumn("x", X))).terms().get(1);
        final LogisticModel shifted = profile.fit(rows(new NumericColumn("x", far)));
        assertThat(shifted.terms().get(1).lower()).isCloseTo(near.lower(), within(1e-8));
        assertThat(shifted.terms().get(1).upper()).isCloseTo(near.upper(), within(1e-8));
        // With the slope at its limits the intercept moves a million times as far, the other way.
        assertThat(shifted.terms().get(0).upper() / -1e6).isCloseTo(near.lower(), within(1e-5));
        assertThat(shifted.terms().get(0).lower() / -1e6).isCloseTo(near.upper(), within(1e-5));
    }

    @Test
    void columnsWithoutInformationAreNamed() {
        final double[] twice = Arrays.stream(X).map(v -> 2 * v + 1).toArray();
        final double[] infinite = X.clone();
        infinite[4] = Double.POSITIVE_INFINITY;
        final double[] constant = new double[X.length];
        Arrays.fill(constant, 0.1);
        refused("Column \"twice\" is determined by \"x\" in the training rows (collinear). Leave one of them out.",
            new NumericColumn("x", X), new NumericColumn("twice", twice));
        refused("Column \"c\" is constant in the 12 training rows used. Leave it out.",
            new NumericColumn("c", constant));
        refused("Column \"x\" is infinite in training row 5. Correct the value, or leave the row or the column out.",
            new NumericColumn("x", infinite));
        refused("Column \"g\" has the level \"a\" in all 12 training rows used. Leave it out.",
            new CategoricalColumn("g", List.of("a", "b"), new int[12]));
        refused("Column \"x\" has such small values that its coefficient is beyond the range of numbers. Multiply the"
            + " column by a constant.", new NumericColumn("x", Arrays.stream(X).map(v -> v * 1e-310).toArray()));
        refused("There is no predictor. Choose at least one column.");
    }

    private static void refused(final String message, final Column... columns) {
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(rows(columns))).hasMessage(message);
    }

    @Test
    void moreCoefficientsThanRowsAreRefused() {
        final List<Column> columns = new ArrayList<>();
        for (int j = 0; j < 12; j++) {
            final int seed = j;
            columns.add(new NumericColumn("x" + j, Arrays.stream(X).map(v -> Math.sin(v * (seed + 1))).toArray()));
        }
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(rows(columns.toArray(Column[]::new))))
            .hasMessage("12 training rows cannot carry 13 coefficients. Choose fewer predictors.");
    }

    @Test
    void anOutcomeWithOneLevelInTheRowsUsedIsRefused() {
        final Outcome outcome = new Outcome("diagnosis", "SPST", "SSM", new boolean[12]);
        final TrainingRows rows = rows(outcome, new NumericColumn("x", X));
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(rows)).hasMessage(
            "All 12 training rows used have \"diagnosis\" = \"SPST\". A model needs rows of both levels.");
    }

    @Test
    void completeSeparationNamesThePredictorAndFirthStaysFinite() {
        final boolean[] above = new boolean[12];
        for (int i = 0; i < 12; i++) {
            above[i] = X[i] > 5.5;
        }
        final TrainingRows rows = rows(new Outcome("diagnosis", "SPST", "SSM", above), new NumericColumn("x", X),
            SIGNAL);
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(rows)).isInstanceOf(SeparationException.class)
            .hasMessageStartingWith("The model has no finite coefficients because of complete separation: predictor"
            + " \"x\" alone separates the levels of \"diagnosis\";");
        final LogisticModel model = LogisticRegression.withDefaults().withFirthIfSeparated(true).fit(rows);
        assertThat(model.firth()).isTrue();
        assertThat(model.warnings().get(0)).startsWith("Firth's correction was used because of complete separation:"
            + " predictor");
        assertThat(Math.abs(model.terms().get(1).coefficient())).isLessThan(10);
    }

    @Test
    void quasiCompleteSeparationNamesTheLevel() {
        final boolean[] positive = BY_SIGNAL.clone();
        positive[3] = true;
        final TrainingRows rows =
            rows(new Outcome("diagnosis", "SPST", "SSM", positive), SIGNAL, new NumericColumn("x", X));
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(rows))
            .hasMessage("The model has no finite coefficients because of quasi-complete separation: all 4 rows with"
            + " \"signal\" = \"uneven\" have \"diagnosis\" = \"SSM\". Use Firth's correction, or leave out \"signal\".")
            .satisfies(e -> assertThat(((SeparationException)e).columns()).containsExactly("signal"))
            .satisfies(e -> assertThat(((SeparationException)e).isComplete()).isFalse());
    }

    @Test
    void predictorsThatSeparateOnlyTogetherAreNamedTogether() {
        final double[] a = {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6};
        final double[] b = {1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7};
        final boolean[] positive = new boolean[12];
        Arrays.fill(positive, 6, 12, true);
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(rows(new Outcome("y", "0", "1", positive),
            new NumericColumn("a", a), new NumericColumn("b", b), new NumericColumn("noise", NOISE))))
            .isInstanceOf(SeparationException.class).hasMessageContaining("predictors \"a\", \"b\"");
    }

    @Test
    void univariateScreenKeepsGoingPastAPredictorThatCannotBeFitted() {
        final boolean[] above = new boolean[12];
        for (int i = 0; i < 12; i++) {
            above[i] = X[i] > 5.5;
        }
        final UnivariateScreen.Result result = UnivariateScreen.withDefaults()
            .fit(rows(new Outcome("y", "0", "1", above), new NumericColumn("x", X), new NumericColumn("noise", NOISE)));
        assertThat(result.entries().get(0).model()).isEmpty();
        assertThat(result.entries().get(0).reason()).contains("complete separation");
        assertThat(result.entries().get(0).p()).isNaN();
        assertThat(result.entries().get(1).p()).isBetween(0.0, 1.0);
        assertThat(result.below(1)).doesNotContain("x");
    }

    /** One factor is a saturated model, in which Firth's penalty adds half a row to each cell (Firth 1993, 4.2). */
    @Test
    void firthAddsHalfARowToEachCellOfASaturatedModel() {
        final int[] sites = new int[60];
        final boolean[] positive = new boolean[60];
        for (int i = 0; i < 60; i++) {
            sites[i] = i == 7 ? 2 : i / 2 % 2;
            positive[i] = i % 2 == 0;
        }
        final LogisticModel model = LogisticRegression.withDefaults().withFirthIfSeparated(true).fit(TrainingRows.of(
            new Columns(60, List.of(new CategoricalColumn("site", List.of("a", "b", "rare"), sites))),
            new Outcome("y", "0", "1", positive)));
        assertThat(model.firth()).isTrue();
        // Site a has 15 positive and 15 negative rows, b 15 and 14, rare 0 and 1.
        assertThat(model.terms().get(0).coefficient()).isCloseTo(0, within(1e-9));
        assertThat(model.terms().get(1).coefficient()).isCloseTo(Math.log(15.5 / 14.5), within(1e-9));
        assertThat(model.terms().get(2).coefficient()).isCloseTo(Math.log(0.5 / 1.5), within(1e-9));
    }

    @Test
    void jsonGivesTheSameModelBack() {
        final LogisticModel model = LogisticRegression.withDefaults().withFirth(true)
            .withIntervals(IntervalMethod.PROFILE_LIKELIHOOD).fit(rows(new NumericColumn("x", X), SIGNAL));
        final LogisticModel read = LogisticModel.fromJson(model.toJson());
        assertThat(read).usingRecursiveComparison().isEqualTo(model);
        final LogisticModel maximum = signalModel();
        assertThat(LogisticModel.fromJson(maximum.toJson()).statistics()).isEqualTo(maximum.statistics());
        assertThat(LogisticModel.fromJson(maximum.toJson()).toJson()).isEqualTo(maximum.toJson());
    }

    @Test
    void otherJsonIsRefused() {
        assertThatThrownBy(() -> LogisticModel.fromJson("{\"format\": \"signature\", \"version\": 1}"))
            .hasMessageStartingWith("This is not a logistic model: its format is \"signature\", version 1");
        assertThatThrownBy(() -> LogisticModel.fromJson("["))
            .hasMessageStartingWith("The logistic model is not valid JSON");
        assertThatThrownBy(() -> LogisticModel.fromJson(signalModel().toJson().replace("\"terms\"", "\"words\"")))
            .hasMessage("The logistic model's JSON lacks \"terms\".");
    }
}
