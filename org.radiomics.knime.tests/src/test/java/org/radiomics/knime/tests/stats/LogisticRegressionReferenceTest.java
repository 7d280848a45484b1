package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.IntervalMethod;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.model.Term;
import org.radiomics.knime.tests.ReferenceValues;

class LogisticRegressionReferenceTest {

    private static final LargestDeviation GLM = new LargestDeviation("R glm");

    private static final LargestDeviation MASS = new LargestDeviation("MASS confint");

    private static final LargestDeviation BRGLM = new LargestDeviation("R brglm2");

    private static final JsonNode EXPECTED = ReferenceValues.read("logistic");

    @AfterAll
    static void printDeviations() {
        GLM.print();
        MASS.print();
        BRGLM.print();
    }

    @Test
    void coefficientsErrorsAndLimitsAreThoseOfGlm() {
        for (final String name : ReferenceValues.names(EXPECTED.get("maximum_likelihood"))) {
            final JsonNode expected = EXPECTED.get("maximum_likelihood").get(name);
            final LogisticModel model =
                LogisticRegression.withDefaults().fit(ReferenceColumns.training(expected.get("data")));
            for (int j = 0; j < expected.get("coefficient").size(); j++) {
                final Term term = model.terms().get(j);
                final String where = name + " " + term.name();
                final double se = value(expected, "se", j);
                GLM.relative("logistic coefficient", where, term.coefficient(), value(expected, "coefficient", j),
                    1e-8);
                GLM.relative("logistic standard error", where, term.standardError(), se, 1e-8);
                GLM.relative("logistic z", where, term.z(), value(expected, "z", j), 1e-8);
                GLM.relative("logistic Wald p", where, term.p(), value(expected, "p", j), 1e-8);
                final double[] wald = ReferenceValues.numbers(expected.get("wald").get(j));
                GLM.relative("logistic Wald limits, in SE", where, term.lower() / se, wald[0] / se, 1e-8);
                GLM.relative("logistic Wald limits, in SE", where, term.upper() / se, wald[1] / se, 1e-8);
            }
        }
    }

    @Test
    void likelihoodsAndFittedProbabilitiesAreThoseOfGlm() {
        for (final String name : ReferenceValues.names(EXPECTED.get("maximum_likelihood"))) {
            final JsonNode expected = EXPECTED.get("maximum_likelihood").get(name);
            final TrainingRows rows = ReferenceColumns.training(expected.get("data"));
            final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
            GLM.relative("logistic log-likelihood", name, model.statistics().logLikelihood(),
                number(expected, "logLik"), 1e-12);
            GLM.relative("logistic null deviance", name, model.statistics().nullDeviance(),
                number(expected, "null_deviance"), 1e-12);
            GLM.relative("logistic AIC", name, model.statistics().aic(), number(expected, "aic"), 1e-12);
            final double[] fitted = ReferenceValues.numbers(expected.get("fitted"));
            final double[] predicted = model.predict(rows.columns());
            for (int i = 0; i < fitted.length; i++) {
                GLM.absolute("logistic fitted probability", name + " row " + i, predicted[i], fitted[i], 1e-10);
            }
        }
    }

    @Test
    void profileLimitsAreWhereTheLikelihoodFallsByHalfTheQuantile() {
        for (final String name : new String[]{"study", "heavy_tails"}) {
            final JsonNode expected = EXPECTED.get("maximum_likelihood").get(name);
            final LogisticModel model =
                LogisticRegression.withDefaults().withIntervals(IntervalMethod.PROFILE_LIKELIHOOD)
                .fit(ReferenceColumns.training(expected.get("data")));
            for (int j = 0; j < model.terms().size(); j++) {
                final Term term = model.terms().get(j);
                final double se = term.standardError();
                final double[] exact = ReferenceValues.numbers(expected.get("profile").get(j));
                final double[] mass = ReferenceValues.numbers(expected.get("mass").get(j));
                final String where = name + " " + term.name();
                GLM.absolute("logistic profile limits, in SE", where, term.lower() / se, exact[0] / se, 1e-8);
                GLM.absolute("logistic profile limits, in SE", where, term.upper() / se, exact[1] / se, 1e-8);
                MASS.absolute("logistic profile limits, in SE", where, term.lower() / se, mass[0] / se, 1e-3);
                MASS.absolute("logistic profile limits, in SE", where, term.upper() / se, mass[1] / se, 1e-3);
            }
        }
    }

    @Test
    void firthCoefficientsAndErrorsAreThoseOfBrglm2() {
        for (final String name : ReferenceValues.names(EXPECTED.get("firth"))) {
            final JsonNode expected = EXPECTED.get("firth").get(name);
            final LogisticModel model =
                LogisticRegression.withDefaults().withFirth(true).fit(ReferenceColumns.training(expected.get("data")));
            for (int j = 0; j < model.terms().size(); j++) {
                final Term term = model.terms().get(j);
                BRGLM.relative("Firth coefficient", name + " " + term.name(), term.coefficient(),
                    value(expected, "coefficient", j), 1e-8);
                BRGLM.relative("Firth standard error", name + " " + term.name(), term.standardError(),
                    value(expected, "se", j), 1e-8);
            }
            BRGLM.relative("Firth penalised log-likelihood", name, model.statistics().penalizedLogLikelihood(),
                number(expected, "penalized"), 1e-10);
            assertThat(model.firth()).isTrue();
        }
    }

    @Test
    void firthProfileLimitsAreThoseOfThePenalisedLikelihood() {
        final JsonNode expected = EXPECTED.get("firth").get("study");
        final LogisticModel model = LogisticRegression.withDefaults().withFirth(true)
            .withIntervals(IntervalMethod.PROFILE_LIKELIHOOD).fit(ReferenceColumns.training(expected.get("data")));
        for (int j = 0; j < model.terms().size(); j++) {
            final Term term = model.terms().get(j);
            final double[] limits = ReferenceValues.numbers(expected.get("profile").get(j));
            BRGLM.absolute("Firth profile limits, in SE", term.name(),
                (term.lower() - limits[0]) / term.standardError(), 0,
                1e-6);
            BRGLM.absolute("Firth profile limits, in SE", term.name(),
                (term.upper() - limits[1]) / term.standardError(), 0,
                1e-6);
        }
    }

    private static double value(final JsonNode expected, final String field, final int j) {
        return ReferenceValues.number(expected.get(field).get(j));
    }

    private static double number(final JsonNode expected, final String field) {
        return ReferenceValues.number(expected.get(field));
    }
}
