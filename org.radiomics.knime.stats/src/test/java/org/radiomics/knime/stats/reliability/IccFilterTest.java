package org.radiomics.knime.stats.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;

class IccFilterTest {

    private static final Reading PRIMARY = reading("reader1", List.of("a", "b", "c", "d", "e"),
        new double[]{1, 2, 3, 4, 5}, new double[]{1, 2, 3, 4, 5}, new double[]{7, 7, 7, 7, 7});

    /** In another order, with a patient that the primary reading lacks. */
    private static final Reading OTHER = reading("reader2", List.of("d", "c", "b", "a", "x"),
        new double[]{4.1, 3.1, 1.9, 1, 9}, new double[]{1, 4, 1, 4, 9}, new double[]{7, 7, 7, 7, 7});

    private static Reading reading(final String name, final List<String> ids, final double[] stable,
        final double[] unstable, final double[] constant) {
        return new Reading(name, ids, new Columns(ids.size(), List.of(new NumericColumn("stable", stable),
            new NumericColumn("unstable", unstable), new NumericColumn("constant", constant))));
    }

    @Test
    void keepsWhatBothComparisonsReproduceAndMatchesPatientsById() {
        final IccFilter.Result result = IccFilter.withDefaults().apply(PRIMARY, OTHER, PRIMARY);
        assertThat(result.kept()).containsExactly("stable");
        assertThat(result.interSubjects()).isEqualTo(4);
        assertThat(result.intraSubjects()).isEqualTo(5);
        assertThat(result.rows().get(1).intra().estimate()).isEqualTo(1);
        assertThat(result.rows().get(1).inter().estimate()).isLessThan(0.75);
    }

    @Test
    void theNamesAloneAreThoseOfTheTable() {
        for (final IccFilter.Criterion criterion : IccFilter.Criterion.values()) {
            for (final Icc.Form form : Icc.Form.values()) {
                final IccFilter filter = IccFilter.withDefaults().withCriterion(criterion)
                    .withIcc(Icc.withDefaults().withForm(form));
                assertThat(filter.decide(PRIMARY, List.of(OTHER), List.of(PRIMARY)).kept())
                    .isEqualTo(filter.apply(PRIMARY, OTHER, PRIMARY).kept()).contains("stable")
                    .doesNotContain("constant");
            }
        }
    }

    @Test
    void aFeatureWithoutIccFallsWithAReason() {
        final IccFilter.Row row = IccFilter.withDefaults().apply(PRIMARY, OTHER, null).rows().get(2);
        assertThat(row.kept()).isFalse();
        assertThat(row.reason()).isEqualTo("all readings are equal");
        assertThat(row.intra()).isNull();
    }

    @Test
    void readingsOfSeveralReadersEnterOneIcc() {
        final IccFilter.Result result = IccFilter.withDefaults().apply(PRIMARY, List.of(OTHER, PRIMARY), List.of());
        assertThat(result.interSubjects()).isEqualTo(4);
        assertThat(result.rows().get(0).inter().raters()).isEqualTo(3);
        assertThat(result.rows().get(0).inter().estimate()).isEqualTo(Icc.withDefaults()
            .compute(new double[][]{{1, 1, 1}, {2, 1.9, 2}, {3, 3.1, 3}, {4, 4.1, 4}}).estimate());
        assertThat(result.rows().get(0).interAgreement()).isNull();
    }

    @Test
    void aPatientWithoutAValueIsLeftOutOfThatFeatureAlone() {
        final Reading gap = reading("reader2", List.of("a", "b", "c", "d"), new double[]{1, Double.NaN, 3, 4},
            new double[]{1, 2, 3, 4}, new double[4]);
        final IccFilter.Result result = IccFilter.withDefaults().apply(PRIMARY, gap, null);
        assertThat(result.rows().get(0).inter().subjects()).isEqualTo(3);
        assertThat(result.rows().get(0).inter().dropped()).isEqualTo(1);
        assertThat(result.rows().get(1).inter().subjects()).isEqualTo(4);
    }

    @Test
    void agreementIsOfPrimaryAndOtherReadingAndOnRequest() {
        assertThat(IccFilter.withDefaults().apply(PRIMARY, OTHER, null).rows().get(0).interAgreement()).isNull();
        final IccFilter.Row row = IccFilter.withDefaults().withAgreement().apply(PRIMARY, OTHER, null).rows().get(0);
        // Differences 0, 0.1, -0.1, -0.1 of patients a to d.
        assertThat(row.interAgreement().blandAltman().bias().value()).isCloseTo(-0.025, within(1e-15));
        assertThat(row.intraAgreement()).isNull();
    }

    @Test
    void theLowerLimitIsStricterThanTheEstimate() {
        final IccFilter filter = IccFilter.withDefaults().withThreshold(0.98);
        assertThat(filter.apply(PRIMARY, OTHER, null).kept()).containsExactly("stable");
        assertThat(filter.withCriterion(IccFilter.Criterion.LOWER_LIMIT).apply(PRIMARY, OTHER, null).kept()).isEmpty();
    }

    @Test
    void aReadingWithoutAFeatureIsRefusedByName() {
        final Columns stable = new Columns(2, List.of(new NumericColumn("stable", new double[2])));
        final Reading narrow = new Reading("reader2", List.of("a", "b"), stable);
        assertThatThrownBy(() -> IccFilter.withDefaults().apply(PRIMARY, narrow, null)).hasMessage(
            "Reading \"reader2\" lacks feature \"unstable\"; extract both readings with the same profile.");
    }

    @Test
    void readingsWithoutCommonPatientsAreRefused() {
        final Reading others = reading("reader2", List.of("v", "w", "x", "y", "z"), new double[5], new double[5],
            new double[5]);
        assertThatThrownBy(() -> IccFilter.withDefaults().apply(PRIMARY, others, null))
            .hasMessage("Readings \"reader1\" and \"reader2\" share 0 patient(s); an ICC needs at least two. "
                + "Check the patient ids.");
    }

    @Test
    void aPatientTwiceInAReadingIsRefused() {
        assertThatThrownBy(() -> reading("reader2", List.of("a", "b", "a", "c", "d"), new double[5], new double[5],
            new double[5])).hasMessageContaining("Patient \"a\" occurs twice in reading \"reader2\" (rows 1 and 3)");
    }
}
