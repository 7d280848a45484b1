package org.radiomics.knime.nodes.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.model.FitStatistics;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.StepwiseSelection;
import org.radiomics.knime.stats.model.VariableTests;

/** The tables of a logistic regression besides its odds ratios. */
public final class FitTables {

    /** What each variable contributes. */
    public static final OutputTable VARIABLES = OutputTable
        .of("variables",
            "Likelihood-ratio test of each variable in the joint model, all levels of a category together, and its "
                + "(generalised) variance inflation factor.")
        .texts("variable").wholes("df").numbers("LR chi-square").numbers("p").numbers("GVIF")
        .numbers("GVIF^(1/(2 df))").texts("reason");

    /** How well the model fits. */
    public static final OutputTable FIT =
        OutputTable.of("fit", "How well the joint model fits its training patients; apparent, not validated.")
            .texts("statistic").numbers("value");

    /** The path of a stepwise selection. */
    public static final OutputTable STEPS =
        OutputTable.of("steps", "Steps of the stepwise selection; AIC is that of the model after the step.")
            .wholes("step").texts("action").texts("variable").wholes("df").numbers("LR chi-square").numbers("p")
            .numbers("AIC").texts("variables in the model");

    private FitTables() {
    }

    /**
     * @param tests of a model
     * @return one row per variable, the whole model last
     */
    public static List<List<Object>> variables(final VariableTests.Result tests) {
        final List<List<Object>> rows = new ArrayList<>();
        tests.variables().forEach(entry -> rows.add(row(entry, entry.inflation(), entry.inflationPerCoefficient())));
        rows.add(row(tests.wholeModel(), null, null));
        return rows;
    }

    private static List<Object> row(final VariableTests.Entry entry, final Double inflation,
        final Double perCoefficient) {
        return Arrays.asList(entry.column(), entry.degreesOfFreedom(), entry.chiSquare(), entry.p(), inflation,
            perCoefficient,
            Double.isNaN(entry.chiSquare()) ? "The model without this variable did not converge." : "");
    }

    /**
     * @param model that was fitted
     * @return one row per statistic
     */
    public static List<List<Object>> fit(final LogisticModel model) {
        final FitStatistics fit = model.statistics();
        final List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("rows", (double)fit.rows()));
        rows.add(List.of("positive rows", (double)fit.positives()));
        rows.add(List.of("coefficients", (double)fit.coefficients()));
        rows.add(List.of("events per variable", fit.eventsPerVariable()));
        rows.add(List.of("log-likelihood", fit.logLikelihood()));
        rows.add(List.of("penalised log-likelihood", fit.penalizedLogLikelihood()));
        rows.add(List.of("null deviance", fit.nullDeviance()));
        rows.add(List.of("deviance", fit.deviance()));
        rows.add(List.of("LR chi-square", fit.likelihoodRatio()));
        rows.add(List.of("LR p", fit.likelihoodRatioP()));
        rows.add(List.of("AIC", fit.aic()));
        rows.add(List.of("BIC", fit.bic()));
        rows.add(List.of("McFadden R2", fit.mcFadden()));
        rows.add(List.of("Cox-Snell R2", fit.coxSnell()));
        rows.add(List.of("Nagelkerke R2", fit.nagelkerke()));
        rows.add(List.of("Tjur R2", fit.tjur()));
        rows.add(List.of("C", fit.concordance()));
        return rows;
    }

    /**
     * @param steps of a selection; none without one
     * @return one row per step
     */
    public static List<List<Object>> steps(final List<StepwiseSelection.Step> steps) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final StepwiseSelection.Step step : steps) {
            final boolean start = step.column() == null;
            rows.add(Arrays.asList(rows.size(), step.action(), step.column(), start ? null : step.degreesOfFreedom(),
                start ? null : step.chiSquare(), start ? null : step.p(), step.aic(),
                String.join(", ", step.columns())));
        }
        return rows;
    }
}
