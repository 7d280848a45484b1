package org.radiomics.knime.stats.nomogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;

class NomogramTest {

    private static TrainingRows rows() {
        final Random random = new Random(11);
        final int n = 80;
        final double[] age = new double[n];
        final int[] location = new int[n];
        final boolean[] positive = new boolean[n];
        for (int i = 0; i < n; i++) {
            age[i] = 20 + random.nextInt(60);
            location[i] = random.nextInt(4);
            positive[i] = random.nextDouble() < LogisticModel.probability(3 - 0.06 * age[i] + 0.4 * location[i]);
        }
        return TrainingRows.of(new Columns(n, List.of(new NumericColumn("age", age),
            new CategoricalColumn("location", List.of("cervical", "lumbar", "sacrum", "thoracic"), location))),
            new Outcome("diagnosis", "SPST", "SSM", positive));
    }

    private static Nomogram nomogram() {
        return Nomogram.of(LogisticRegression.withDefaults().fit(rows()), rows().columns());
    }

    @Test
    void theVariableThatSpansMostGivesHundredPointsAndEveryAxisStartsAtZero() {
        final List<Axis> axes = nomogram().axes();
        assertThat(axes.stream().mapToDouble(Axis::maximum).max().orElseThrow()).isCloseTo(100, within(1e-12));
        for (final Axis axis : axes) {
            assertThat(axis.ticks().stream().mapToDouble(Tick::points).min().orElseThrow()).isZero();
        }
    }

    @Test
    void aNegativeCoefficientReversesTheAxis() {
        final Axis age = nomogram().axes().get(0);
        assertThat(age.ticks().get(0).value()).isEqualTo(20);
        assertThat(age.ticks().get(0).points()).isGreaterThan(age.ticks().get(1).points());
        assertThat(age.ticks().get(age.ticks().size() - 1).points()).isZero();
    }

    @Test
    void aCategoryShowsItsLevelsInTheModelsOrder() {
        final Axis location = nomogram().axes().get(1);
        assertThat(location.categorical()).isTrue();
        assertThat(location.ticks()).extracting(Tick::label).containsExactly("cervical", "lumbar", "sacrum",
            "thoracic");
    }

    @Test
    void valuesBeyondTheAxisKeepTheModelsProbability() {
        final Columns beyond = new Columns(2, List.of(new NumericColumn("age", new double[]{150, Double.NaN}),
            CategoricalColumn.of("location", List.of("sacrum", "sacrum"))));
        final Nomogram nomogram = nomogram();
        assertThat(nomogram.points(beyond)[0][0]).isNegative();
        assertThat(nomogram.probability(beyond)[0]).isCloseTo(nomogram.model().predict(beyond)[0], within(1e-14));
        assertThat(nomogram.totalPoints(beyond)[1]).isNaN();
        assertThat(nomogram.probability(beyond)[1]).isNaN();
    }

    @Test
    void scalesAgreeWithEachOther() {
        final Nomogram nomogram = nomogram();
        for (final Tick tick : nomogram.probabilityScale()) {
            assertThat(nomogram.probabilityAt(tick.points())).isCloseTo(tick.value(), within(1e-12));
        }
        for (final Tick tick : nomogram.logOddsScale()) {
            assertThat(nomogram.probabilityAt(tick.points()))
                .isCloseTo(LogisticModel.probability(tick.value()), within(1e-12));
        }
    }

    @Test
    void labelsAreShortDecimals() {
        assertThat(nomogram().probabilityScale()).extracting(Tick::label).contains("0.5", "0.6");
        assertThat(Tick.of(0.1 + 0.2, 0).label()).isEqualTo("0.3");
        assertThat(Tick.of(0, 0).label()).isEqualTo("0");
        assertThat(Tick.of(1200, 0).label()).isEqualTo("1200");
        assertThat(Tick.of(2e-7, 0).label()).isEqualTo("2E-7");
    }

    @Test
    void valuesBeyondAnAxisAreCountedAndExtrapolated() {
        final Nomogram nomogram = nomogram();
        final Columns columns = new Columns(3, List.of(new NumericColumn("age", new double[]{5, 40, 120}),
            new CategoricalColumn("location", List.of("cervical"), new int[3])));
        assertThat(nomogram.beyondAxes(columns)).extracting(Nomogram.Beyond::warning).containsExactly("2 rows have"
            + " \"age\" beyond the axis of the nomogram, which goes from 20 to 80; their points are extrapolated.");
        assertThat(nomogram.beyondAxes(rows().columns())).isEmpty();
        final double[] expected = nomogram.model().predict(columns);
        assertThat(nomogram.probability(columns)).containsExactly(expected, within(1e-14));
    }

    @Test
    void jsonGivesTheSameNomogramBack() {
        final Nomogram nomogram = nomogram();
        final Nomogram read = Nomogram.fromJson(nomogram.toJson());
        assertThat(read.axes()).isEqualTo(nomogram.axes());
        assertThat(read.probabilityScale()).isEqualTo(nomogram.probabilityScale());
        assertThat(read.totalPointsScale()).isEqualTo(nomogram.totalPointsScale());
        assertThat(read.totalPoints(rows().columns())).containsExactly(nomogram.totalPoints(rows().columns()));
    }

    @Test
    void otherJsonIsRefused() {
        assertThatThrownBy(() -> Nomogram.fromJson("{\"format\": \"logistic-model\", \"version\": 1}"))
            .hasMessageStartingWith("This is not a nomogram: its format is \"logistic-model\"");
        assertThatThrownBy(() -> Nomogram.fromJson(nomogram().toJson().replace("\"logOdds\"", "\"odds\"")))
            .hasMessage("The nomogram's JSON lacks \"logOdds\".");
    }

    @Test
    void aColumnBeyondTheRangeOfAnAxisIsNamed() {
        final double[] huge = new double[30];
        final boolean[] positive = new boolean[30];
        for (int i = 0; i < huge.length; i++) {
            huge[i] = (i - 15) * 1e307;
            positive[i] = i % 3 == 0 || i > 22;
        }
        final TrainingRows rows = TrainingRows.of(List.of("huge"), new double[][]{huge}, positive);
        assertThatThrownBy(() -> Nomogram.of(LogisticRegression.withDefaults().fit(rows), rows.columns()))
            .hasMessage("Column \"huge\" has values from -1.5E308 to 1.4E308, beyond the range of an axis. Multiply the"
                + " column by a constant.");
    }
}
