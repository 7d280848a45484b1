package org.radiomics.knime.nodes.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.Term;
import org.radiomics.knime.stats.model.UnivariateScreen;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;

/** The table of odds ratios of logistic models; every category names its reference level. */
public final class OddsRatios {

    /** The layout of the table. */
    public static final OutputTable LAYOUT = OutputTable
        .of("odds-ratios", "Odds ratios for the positive level of the outcome, with 95 % intervals, on the training "
            + "rows.")
        .texts("model").texts("variable").texts("level").texts("reference level").numbers("coefficient")
        .numbers("standard error").numbers("OR").numbers("OR lower").numbers("OR upper").numbers("p").texts("reason")
        .wholes("rows");

    private OddsRatios() {
    }

    /**
     * @param name of the model in the table
     * @param model with its terms
     * @return one row per term, intercept included
     */
    public static List<List<Object>> rows(final String name, final LogisticModel model) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Term term : model.terms()) {
            final String variable = term.isIntercept() ? term.name() : term.column();
            rows.add(Arrays.asList(name, variable, term.level(), term.reference(), term.coefficient(),
                term.standardError(), term.oddsRatio(), term.oddsRatioLower(), term.oddsRatioUpper(), term.p(), "",
                model.statistics().rows()));
        }
        return rows;
    }

    /**
     * @param name of the models in the table
     * @param screen of predictors, each on its own
     * @return the rows of each model without intercept; one row with the reason where there is no model
     */
    public static List<List<Object>> rows(final String name, final UnivariateScreen.Result screen) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final UnivariateScreen.Entry entry : screen.entries()) {
            if (entry.model().isPresent()) {
                rows(name, entry.model().get()).stream().skip(1).forEach(rows::add);
            } else {
                rows.add(Arrays.asList(name, entry.column(), null, null, null, null, null, null, null, null,
                    entry.reason(), null));
            }
        }
        return rows;
    }

    /**
     * @param rows of the layout
     * @param confidence level of the intervals
     * @return the table for readers: odds ratio with interval in one cell, levels with their reference
     */
    public static ReportTable printed(final List<List<Object>> rows, final double confidence) {
        final List<List<Object>> printed = new ArrayList<>();
        for (final List<Object> row : rows) {
            final String level = row.get(2) == null ? "" : row.get(2) + " (against " + row.get(3) + ")";
            printed.add(List.of(row.get(0), row.get(1), level, number(row, 4, 3),
                row.get(6) == null ? ""
                    : Printed.interval((Double)row.get(6), (Double)row.get(7), (Double)row.get(8), 3),
                row.get(9) == null ? "" : Printed.p((Double)row.get(9)), row.get(10)));
        }
        return new ReportTable("odds-ratios-printed",
            Confidence.in(
                "Odds ratios for the positive level of the outcome, with 95 % intervals, on the training patients.",
                confidence),
            List.of("model", "variable", "level", "coefficient", Confidence.in("OR (95 % CI)", confidence), "p",
                "reason"),
            printed, true);
    }

    private static String number(final List<Object> row, final int column, final int decimals) {
        return row.get(column) == null ? "" : Printed.decimals((Double)row.get(column), decimals);
    }
}
