package org.radiomics.knime.stats.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.harmonization.ComBat;
import org.radiomics.knime.stats.harmonization.ComBatModel;
import org.radiomics.knime.stats.reliability.IccFilter;
import org.radiomics.knime.stats.reliability.Reading;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.SelectKBest;

class HonestValidationTest {

    private static final int PATIENTS = 60;

    private final List<String> m_features = new ArrayList<>();

    /** Features of noise, some of which differ by {@code shift} between the outcomes; age, which does a little. */
    private Patients patients(final int features, final int informative, final double shift) {
        final Random random = new Random(11);
        final boolean[] positive = new boolean[PATIENTS];
        for (int i = 0; i < PATIENTS; i++) {
            positive[i] = i % 2 == 0;
        }
        final List<Column> columns = new ArrayList<>();
        for (int j = 0; j < features; j++) {
            final double[] values = new double[PATIENTS];
            for (int i = 0; i < PATIENTS; i++) {
                values[i] = random.nextGaussian() + (j < informative && positive[i] ? shift : 0);
            }
            columns.add(new NumericColumn("f" + j, values));
            m_features.add("f" + j);
        }
        final double[] age = new double[PATIENTS];
        for (int i = 0; i < PATIENTS; i++) {
            age[i] = 55 + 10 * random.nextGaussian() + (positive[i] ? 5 : 0);
        }
        columns.add(new NumericColumn("age", age));
        final List<String> ids = IntStream.range(0, PATIENTS).mapToObj(i -> "P" + i).toList();
        return new Patients(
            TrainingRows.of(new Columns(PATIENTS, columns), new Outcome("outcome", "0", "1", positive)), ids);
    }

    private HonestValidation.Result validate(final HonestValidation validation, final Patients patients) {
        return validation.validate(patients, m_features, List.of("age"), Runnable::run, Monitor.NONE);
    }

    @Test
    void featuresOfNoiseLookGoodAndAreWorthNothing() {
        final Patients patients = patients(500, 0, 0);
        final HonestValidation.Result result =
            validate(HonestValidation.withDefaults().withCrossValidation(3, 5), patients);
        final Performance score = result.performance(ModelKind.RAD_SCORE, Measure.AUC);
        assertThat(score.apparent()).isGreaterThan(0.9);
        assertThat(score.heldOut()).isBetween(0.3, 0.65);
        assertThat(score.corrected()).isBetween(0.3, 0.75);
        assertThat(result.performance(ModelKind.RAD_SCORE, Measure.SLOPE).heldOut()).isLessThan(0.5);
        assertThat(result.stability().index()).isLessThan(0.5);
        assertThat(result.notices().get(0)).contains("rows that it has not seen (3 repetitions of a 5-fold "
            + "cross-validation of the whole analysis): the single-pass figure is too high by 0.");
    }

    @Test
    void strongFeaturesAreFoundEveryTimeAndHoldWhatTheyPromise() {
        final HonestValidation.Result result =
            validate(HonestValidation.withDefaults().withCrossValidation(2, 5), patients(100, 2, 3));
        final Performance score = result.performance(ModelKind.RAD_SCORE, Measure.AUC);
        assertThat(score.heldOut()).isGreaterThan(0.95);
        assertThat(score.apparent() - score.heldOut()).isLessThan(0.05);
        assertThat(result.stability().choices().subList(0, 2)).extracting(Stability.Choice::feature)
            .containsExactly("f0", "f1");
        assertThat(result.stability().choices().get(0).frequency()).isEqualTo(1);
        assertThat(result.stability().choices().get(0).sameSign()).isEqualTo(1);
    }

    @Test
    void calibrationSlopeOfACrossValidationIsNotThatOfItsFolds() {
        final HonestValidation.Result result =
            validate(HonestValidation.withDefaults().withCrossValidation(2, 12), patients(40, 2, 1));
        // By maximum likelihood the slope is 1 on the rows fitted to, whichever they are.
        for (final ModelKind kind : List.of(ModelKind.CLINICAL, ModelKind.NOMOGRAM)) {
            final Performance slope = result.performance(kind, Measure.SLOPE);
            assertThat(slope.apparent()).isCloseTo(1, within(1e-6));
            assertThat(slope.corrected()).isCloseTo(slope.heldOut(), within(1e-6));
        }
        assertThat(result.notices()).noneMatch(notice -> notice.contains("calibration slope"));
    }

    @Test
    void slopeThatIsNotDefinedHasAReason() {
        final HonestValidation.Result result =
            validate(HonestValidation.withDefaults().withCrossValidation(2, 5), patients(20, 3, 60));
        final Performance slope = result.performance(ModelKind.RAD_SCORE, Measure.SLOPE);
        assertThat(slope.apparent()).isNaN();
        assertThat(slope.heldOut()).isNaN();
        assertThat(result.notices()).contains("The apparent, corrected, held-out calibration slope of the Rad-score "
            + "cannot be computed: the probabilities separate the outcomes, or one of them is 0 or 1, or all are "
            + "equal.");
    }

    @Test
    void everyPatientIsHeldOutOncePerRepetitionOfACrossValidation() {
        final HonestValidation.Result result =
            validate(HonestValidation.withDefaults().withCrossValidation(1, 5), patients(40, 2, 1));
        for (final ModelKind kind : ModelKind.values()) {
            assertThat(result.heldOut().get(kind)).hasSize(PATIENTS).doesNotContain(Double.NaN);
            // One repetition: its figure is that of the mean predictions.
            assertThat(Measure.AUC.of(result.whole().stages().isEmpty() ? null : positive(),
                result.heldOut().get(kind))).isEqualTo(result.performance(kind, Measure.AUC).heldOut());
        }
    }

    private static boolean[] positive() {
        final boolean[] positive = new boolean[PATIENTS];
        for (int i = 0; i < PATIENTS; i += 2) {
            positive[i] = true;
        }
        return positive;
    }

    @Test
    void bootstrapCorrectsForOptimism() {
        final HonestValidation.Result result =
            validate(HonestValidation.withDefaults().withBootstrap(20), patients(300, 0, 0));
        final Performance score = result.performance(ModelKind.RAD_SCORE, Measure.AUC);
        assertThat(result.method()).isEqualTo("20 bootstrap samples");
        assertThat(score.optimism()).isPositive();
        assertThat(score.corrected()).isLessThan(score.apparent());
        assertThat(score.heldOut()).isLessThan(0.7);
    }

    @Test
    void resultDoesNotDependOnTheNumberOfThreads() {
        final Patients patients = patients(80, 2, 1);
        final HonestValidation validation = HonestValidation.withDefaults().withCrossValidation(2, 4).withSeed(5);
        final HonestValidation.Result alone = validate(validation, patients);
        final ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            final HonestValidation.Result shared =
                validation.validate(patients, m_features, List.of("age"), executor, Monitor.NONE);
            assertThat(shared.performances()).isEqualTo(alone.performances());
            assertThat(shared.stability()).isEqualTo(alone.stability());
            for (final ModelKind kind : ModelKind.values()) {
                assertThat(shared.heldOut().get(kind)).containsExactly(alone.heldOut().get(kind));
            }
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void reliabilityIsJudgedInsideEachFitByThePatientsOfThatFit() {
        final Patients patients = patients(20, 20, 2);
        final Columns all = patients.rows().columns().select(m_features);
        final int[] reread = IntStream.range(0, 20).toArray();
        final List<String> ids = patients.ids().subList(0, 20);
        final List<Column> again = new ArrayList<>();
        for (final String feature : m_features) {
            final double[] values = all.take(reread).values(feature).clone();
            if (feature.equals("f0")) {
                // Read alike but for two patients, whose ICC decides while they are among the rows of a fit.
                values[0] += 100;
                values[1] -= 100;
            }
            again.add(new NumericColumn(feature, values));
        }
        final Rereadings rereadings = new Rereadings(IccFilter.withDefaults(),
            new Reading("reader1", patients.ids(), all), List.of(new Reading("reader2", ids, new Columns(20, again))),
            List.of());
        final int[] folds = IntStream.range(0, PATIENTS).map(i -> i < 2 ? 1 : i % 3 + 1).toArray();
        final HonestValidation.Result result = validate(HonestValidation.withDefaults()
            .withChain(AnalysisChain.withDefaults().withRereadings(rereadings)).withFolds(folds), patients);
        final Stability.StageSize icc = result.stability().stages().get(0);
        assertThat(icc).isEqualTo(new Stability.StageSize("ICC", 19, (19 + 19 + 20) / 3.0, 19, 20));
    }

    @Test
    void levelThatAFitDoesNotKnowIsLeftOut() {
        final Patients base = patients(10, 2, 2);
        final List<Column> columns = new ArrayList<>(base.rows().columns().all());
        final int[] codes = new int[PATIENTS];
        for (int i = 0; i < PATIENTS; i++) {
            codes[i] = i == 7 ? 2 : i / 2 % 2;
        }
        columns.add(new CategoricalColumn("site", List.of("a", "b", "rare"), codes));
        final Patients patients =
            new Patients(TrainingRows.of(new Columns(PATIENTS, columns), base.rows().outcome()), base.ids());
        final HonestValidation.Result result = HonestValidation.withDefaults().withCrossValidation(1, 5)
            .validate(patients, m_features, List.of("site"), Runnable::run, Monitor.NONE);
        assertThat(result.heldOut().get(ModelKind.CLINICAL)[7]).isNaN();
        assertThat(result.heldOut().get(ModelKind.RAD_SCORE)[7]).isNotNaN();
    }

    @Test
    void withoutAFeatureTheScoreIsThePrevalence() {
        final Patients patients = patients(5, 0, 0);
        final AnalysisChain strict =
            AnalysisChain.withDefaults().withSelectors(List.of(AnovaFilter.withDefaults().withAlpha(1e-9)));
        final FittedChain fitted = strict.fit(patients, m_features, List.of("age"), 1, Runnable::run, Monitor.NONE);
        assertThat(fitted.signature().features()).isEmpty();
        assertThat(fitted.predict(ModelKind.RAD_SCORE, patients.rows().columns())[0]).isEqualTo(0.5, within(1e-15));
        assertThat(fitted.predict(ModelKind.NOMOGRAM, patients.rows().columns()))
            .containsExactly(fitted.predict(ModelKind.CLINICAL, patients.rows().columns()));
        assertThat(fitted.stages()).extracting(FittedChain.Stage::name).containsExactly("ANOVA p < 1.0E-9", "LASSO");
    }

    @Test
    void patientInTwoFoldsIsRefused() {
        final Patients patients = patients(5, 0, 0);
        final List<String> ids = new ArrayList<>(patients.ids());
        ids.set(1, "P0");
        final int[] folds = IntStream.range(0, PATIENTS).map(i -> i % 3).toArray();
        assertThatIllegalArgumentException().isThrownBy(
            () -> validate(HonestValidation.withDefaults().withFolds(folds), new Patients(patients.rows(), ids)))
            .withMessageContaining("Patient \"P0\" is in two folds");
    }

    @Test
    void fitThatFailsIsNamed() {
        final Patients all = patients(5, 1, 1);
        final int[] rows = IntStream.range(0, PATIENTS).filter(i -> i % 2 == 1 || i < 6).toArray();
        final Patients few = all.take(rows);
        assertThatIllegalArgumentException().isThrownBy(() -> HonestValidation.withDefaults()
            .withChain(AnalysisChain.withDefaults().withSelectors(List.of(SelectKBest.withDefaults())))
            .withFolds(IntStream.of(rows).map(i -> i < 4 ? 1 : i % 2 + 1).toArray())
            .validate(few, m_features, List.of(), Runnable::run, Monitor.NONE))
            .withMessageStartingWith("In fold 1 of repetition 1 the analysis cannot be repeated: ");
    }

    private Patients few(final int positives, final int negatives) {
        m_features.clear();
        final Patients all = patients(6, 2, 2);
        return all.take(IntStream.concat(IntStream.range(0, positives).map(i -> 2 * i),
            IntStream.range(0, negatives).map(i -> 2 * i + 1)).sorted().toArray());
    }

    @Test
    void fewPatientsHaveFewerFoldsAndTheResultSaysSo() {
        final HonestValidation.Result result = validate(HonestValidation.withDefaults().withCrossValidation(2, 10)
            .withChain(AnalysisChain.withDefaults().withSelectors(List.of())), few(4, 5));
        assertThat(result.method()).isEqualTo("2 repetitions of a 4-fold cross-validation");
        assertThat(result.analyses()).hasSize(8);
        assertThat(result.fewerFolds()).containsExactly(
            "There are 9 patients for 10 folds: the cross-validation has 4, so that each fold can have both levels.",
            "In 8 of 8 analyses the LASSO was cross-validated with 3 folds, not 10, because there were fewer patients "
                + "than that.");
        assertThat(result.notices()).containsAll(result.fewerFolds());
        assertThat(result.whole().folds()).isEqualTo(new FittedChain.Folds(10, 4));
        for (final double held : result.heldOut().get(ModelKind.RAD_SCORE)) {
            assertThat(held).isBetween(0.0, 1.0);
        }
    }

    /** Without one of the three there are two, of whom the LASSO's own folds need three. */
    @Test
    void levelThatIsNeverHeldOutCannotBeJudged() {
        final HonestValidation validation = HonestValidation.withDefaults().withCrossValidation(1, 10)
            .withChain(AnalysisChain.withDefaults().withSelectors(List.of()));
        final Patients patients = few(3, 20);
        assertThatThrownBy(() -> validate(validation, patients)).isInstanceOf(UnrepeatableAnalysisException.class)
            .hasMessageMatching("In fold \\d+ of repetition 1 the analysis cannot be repeated: Outcome \"outcome\" "
                + "has 1 row\\(s\\) with level \"1\" in the rows outside of fold \\d+; the LASSO needs at least two of "
                + "each level\\.");
        assertThat(validate(validation, few(4, 20)).failures()).isEmpty();
    }

    @Test
    void monitorMayCancel() {
        final Patients patients = patients(20, 1, 1);
        final Monitor impatient = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                // only cancels
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> HonestValidation.withDefaults().validate(patients, m_features, List.of(),
            Runnable::run, impatient)).isInstanceOf(CancellationException.class);
    }

    @Test
    void severalRowsOfAPatientAreNeverOnBothSides() {
        final Patients rows = patients(30, 2, 1);
        final List<String> groups =
            IntStream.range(0, PATIENTS).mapToObj(i -> "patient " + (i % 2 + 2 * (i / 6))).toList();
        final Patients lesions = rows.withGroups(groups);
        for (final HonestValidation validation : List.of(HonestValidation.withDefaults().withCrossValidation(4, 5),
            HonestValidation.withDefaults().withBootstrap(20))) {
            final HonestValidation.Result result = validate(validation, lesions);
            for (final double[] repetition : result.predictions().get(ModelKind.RAD_SCORE).repetitions()) {
                for (int i = 0; i < PATIENTS; i++) {
                    for (int k = 0; k < i; k++) {
                        if (groups.get(i).equals(groups.get(k))) {
                            assertThat(Double.isNaN(repetition[i])).isEqualTo(Double.isNaN(repetition[k]));
                        }
                    }
                }
            }
        }
        // What a patient's rows say must not reach the fit that judges them: three copies of a row are not found again.
        for (int repetition = 0; repetition < 4; repetition++) {
            for (final Resamples.Resample fold : Resamples.CROSS_VALIDATION.draw(lesions, repetition, 5, 1)) {
                final Set<String> held = IntStream.of(fold.held()).mapToObj(groups::get).collect(Collectors.toSet());
                assertThat(IntStream.of(fold.fitted()).mapToObj(groups::get)).doesNotContainAnyElementsOf(held);
            }
        }
    }

    /** The patients with a scanner that adds to every feature. */
    private Patients scanned(final Patients patients, final String... scanners) {
        final int[] codes = IntStream.range(0, PATIENTS).map(i -> i / 2 % scanners.length).toArray();
        final List<Column> columns = new ArrayList<>();
        for (final Column column : patients.rows().columns().all()) {
            final double[] values = ((NumericColumn)column).values().clone();
            for (int i = 0; i < PATIENTS; i++) {
                values[i] += column.name().equals("age") ? 0 : 4 * codes[i];
            }
            columns.add(new NumericColumn(column.name(), values));
        }
        columns.add(new CategoricalColumn("scanner", List.of(scanners), codes));
        return patients.withColumns(new Columns(PATIENTS, columns));
    }

    private static AnalysisChain harmonized() {
        return AnalysisChain.withDefaults()
            .withHarmonization(new Harmonization(ComBat.withDefaults(), "scanner", List.of("age")));
    }

    @Test
    void harmonizationIsFittedAnewToTheRowsOfEachFit() {
        final Patients patients = scanned(patients(30, 3, 2), "one", "two");
        final int[] folds = IntStream.range(0, PATIENTS).map(i -> i / 4 % 3).toArray();
        final HonestValidation.Result result =
            validate(HonestValidation.withDefaults().withChain(harmonized()).withFolds(folds), patients);
        for (int fold = 0; fold < 3; fold++) {
            final int number = fold;
            final int[] fitted = IntStream.range(0, PATIENTS).filter(i -> folds[i] != number).toArray();
            final int[] held = IntStream.range(0, PATIENTS).filter(i -> folds[i] == number).toArray();
            // By hand: ComBat on the rows of the fit, applied to both sides; then the chain without ComBat.
            final ComBatModel effects = ComBat.withDefaults().fit(patients.take(fitted).rows(), m_features, "scanner",
                List.of("age"));
            final Patients learned = patients.take(fitted);
            final FittedChain chain =
                AnalysisChain.withDefaults().fit(learned.withColumns(effects.apply(learned.rows().columns())),
                    m_features, List.of("age"), Resamples.mixed(1, -2 - fold), Runnable::run, Monitor.NONE);
            final double[] expected = chain.predict(ModelKind.NOMOGRAM,
                effects.apply(patients.take(held).rows().columns()));
            for (int i = 0; i < held.length; i++) {
                assertThat(result.heldOut().get(ModelKind.NOMOGRAM)[held[i]]).isEqualTo(expected[i]);
            }
        }
        assertThat(result.stability().stages().get(0))
            .isEqualTo(new Stability.StageSize("ComBat", m_features.size(), m_features.size(), m_features.size(),
                m_features.size()));
        assertThat(result.performance(ModelKind.RAD_SCORE, Measure.AUC).heldOut()).isGreaterThan(0.8);
    }

    @Test
    void aScannerThatAFitDoesNotKnowGivesNoScoreAndIsCounted() {
        final Patients patients = scanned(patients(20, 3, 2), "one", "two", "three");
        final int[] byScanner = IntStream.range(0, PATIENTS).map(i -> i / 2 % 3 == 2 ? 1 : 1 + i % 4 / 2 * 2).toArray();
        final HonestValidation.Result result =
            validate(HonestValidation.withDefaults().withChain(harmonized()).withFolds(byScanner), patients);
        for (int i = 0; i < PATIENTS; i++) {
            assertThat(Double.isNaN(result.heldOut().get(ModelKind.RAD_SCORE)[i])).isEqualTo(i / 2 % 3 == 2);
            assertThat(result.heldOut().get(ModelKind.CLINICAL)[i]).isNotNaN();
        }
        assertThat(result.notices())
            .anyMatch(notice -> notice.startsWith("20 times a held-out row has no prediction of "
            + "a Rad-score, because its batch did not occur"));
    }

    @Test
    void readingsOfPatientsOutsideTheCohortCountInEveryFit() {
        final Patients patients = patients(20, 20, 2);
        final Columns all = patients.rows().columns().select(m_features);
        final int[] reread = IntStream.range(0, 20).toArray();
        // Of the twenty who were read again, five are strangers; the cohort has one more patient, of validation.
        final List<String> ids =
            IntStream.range(0, 20).mapToObj(i -> i < 5 ? "stranger " + i : i == 19 ? "validation" : "P" + i).toList();
        final Reading primary = new Reading("reader1", ids, all.take(reread));
        final Set<String> cohort = new HashSet<>(patients.ids());
        cohort.add("validation");
        final Rereadings rereadings = new Rereadings(IccFilter.withDefaults(), primary,
            List.of(new Reading("reader2", ids, all.take(reread))),
            List.of(new Reading("again", ids.subList(0, 10), all.take(IntStream.range(0, 10).toArray()))), cohort);
        final int[] folds = IntStream.range(0, PATIENTS).map(i -> i < 7 ? 1 : i % 3 + 1).toArray();
        final HonestValidation.Result result = validate(HonestValidation.withDefaults()
            .withChain(AnalysisChain.withDefaults().withRereadings(rereadings)).withFolds(folds), patients);
        assertThat(result.whole().reread()).contains(new FittedChain.Reread(19, 10));
        for (int fold = 1; fold <= 3; fold++) {
            final int number = fold;
            final int left = (int)IntStream.range(5, 19).filter(i -> folds[i] != number).count();
            final int leftAgain = (int)IntStream.range(5, 10).filter(i -> folds[i] != number).count();
            assertThat(result.analyses().get(fold - 1).chain().orElseThrow().reread())
                .contains(new FittedChain.Reread(5 + left, 5 + leftAgain));
        }
        assertThat(result.analyses()).extracting(HonestValidation.Analysis::name).first()
            .isEqualTo("fold 1 of repetition 1");
        assertThat(result.notices()).contains("The ICCs had, in each analysis, between readers 13 to 15 (19 in the "
            + "single-pass analysis), within the reader 7 to 9 (10) patients; the readings of those who were held out "
            + "did not count.");
    }
}
