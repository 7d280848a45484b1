package org.radiomics.knime.nodes.rocview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.evaluation.Cutoff;
import org.radiomics.knime.stats.evaluation.CutoffRule;
import org.radiomics.knime.stats.evaluation.DeLong;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.Performance;
import org.radiomics.knime.stats.evaluation.Proportion;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.plot.RocPlot;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;

/** Curves, areas, comparisons and cut-offs of some scores on the training rows and on the validation rows. */
final class RocTables {

    static final OutputTable AREAS =
        OutputTable.of("auc", "Area under the ROC curve with DeLong's 95 % interval.").texts("set").texts("model")
            .numbers("AUC").numbers("AUC lower").numbers("AUC upper").wholes("positives").wholes("negatives")
            .wholes("without score").texts("remark");

    static final OutputTable COMPARISONS =
        OutputTable.of("delong", "DeLong's test of the difference between two areas on the same patients.").texts("set")
            .texts("model 1").texts("model 2").numbers("AUC 1").numbers("AUC 2").numbers("difference")
            .numbers("difference lower").numbers("difference upper").numbers("Z").numbers("p").texts("remark");

    static final OutputTable CUTOFFS = OutputTable
        .of("cutoffs", "Decisions at the cut-off learned on the training patients, with Wilson's 95 % intervals.")
        .texts("set").texts("model").numbers("cut-off").texts("sensitivity (count)").numbers("sensitivity")
        .numbers("sensitivity lower").numbers("sensitivity upper").texts("specificity (count)").numbers("specificity")
        .numbers("specificity lower").numbers("specificity upper").texts("accuracy (count)").numbers("accuracy")
        .numbers("PPV").numbers("NPV");

    private static final double CONFIDENCE = 0.95;

    private final List<RocPlot.Panel> m_panels = new ArrayList<>();

    private final List<List<Object>> m_areas = new ArrayList<>();

    private final List<List<Object>> m_comparisons = new ArrayList<>();

    private final List<List<Object>> m_cutoffs = new ArrayList<>();

    private final List<String> m_warnings = new ArrayList<>();

    private RocTables() {
    }

    static RocTables of(final Cohort cohort, final List<String> scores, final CutoffRule rule) {
        final RocTables tables = new RocTables();
        final Map<String, Cutoff> cutoffs = new LinkedHashMap<>();
        scores.forEach(score -> cutoffs.put(score, rule.fit(cohort.training(), score)));
        for (final Role role : Role.values()) {
            final int[] rows = cohort.rows(role);
            if (rows.length > 0) {
                tables.add(role.label(), cohort.columns().take(rows), cohort.outcome().take(rows), cutoffs);
            }
        }
        return tables;
    }

    private void add(final String set, final Columns columns, final Outcome outcome, final Map<String, Cutoff> cutoffs) {
        if (outcome.positives() == 0 || outcome.positives() == outcome.size()) {
            m_warnings.add("All " + set + " patients have the same outcome; there is no ROC curve for them.");
            return;
        }
        final Map<String, Roc> curves = new LinkedHashMap<>();
        cutoffs.forEach((score, cutoff) -> {
            final Roc roc = Roc.of(outcome.positive(), columns.values(score));
            curves.put(score, roc);
            m_areas.add(area(set, score, roc));
            m_cutoffs.add(decision(set, score, cutoff, cutoff.apply(outcome.positive(), columns.values(score))));
        });
        final List<String> names = List.copyOf(curves.keySet());
        for (int first = 0; first < names.size(); first++) {
            for (int second = first + 1; second < names.size(); second++) {
                final DeLong.Result test = DeLong.paired(curves.get(names.get(first)), curves.get(names.get(second)));
                m_comparisons.add(List.of(set, names.get(first), names.get(second), test.auc1(), test.auc2(),
                    test.difference(), test.lower(), test.upper(), test.statistic(), test.p(), test.reason()));
            }
        }
        m_panels.add(new RocPlot.Panel(set,
            curves.entrySet().stream().map(entry -> new RocPlot.Curve(entry.getKey(), entry.getValue())).toList()));
    }

    private static List<Object> area(final String set, final String score, final Roc roc) {
        final Interval interval = roc.interval(CONFIDENCE);
        return List.of(set, score, roc.auc(), interval.lower(), interval.upper(), roc.positives(), roc.negatives(),
            roc.missing(), roc.reason());
    }

    private static List<Object> decision(final String set, final String score, final Cutoff cutoff,
        final Performance performance) {
        final Proportion sensitivity = performance.sensitivity();
        final Proportion specificity = performance.specificity();
        return List.of(set, score, cutoff.threshold(), count(sensitivity), sensitivity.estimate(), sensitivity.lower(),
            sensitivity.upper(), count(specificity), specificity.estimate(), specificity.lower(), specificity.upper(),
            count(performance.accuracy()), performance.accuracy().estimate(),
            performance.positivePredictiveValue().estimate(), performance.negativePredictiveValue().estimate());
    }

    private static String count(final Proportion proportion) {
        return proportion.count() + "/" + proportion.total();
    }

    List<RocPlot.Panel> panels() {
        return m_panels;
    }

    List<List<Object>> areas() {
        return m_areas;
    }

    List<List<Object>> comparisons() {
        return m_comparisons;
    }

    List<List<Object>> cutoffs() {
        return m_cutoffs;
    }

    List<String> warnings() {
        return m_warnings;
    }

    /** @return area, sensitivity, specificity and accuracy of every model as a paper prints them */
    ReportTable performance() {
        final List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < m_areas.size(); i++) {
            final List<Object> area = m_areas.get(i);
            final List<Object> decision = m_cutoffs.get(i);
            rows.add(List.of(area.get(0), area.get(1),
                Printed.interval((Double)area.get(2), (Double)area.get(3), (Double)area.get(4), 3), share(decision, 3),
                share(decision, 7), share(decision, 11), area.get(8)));
        }
        return new ReportTable(ReportTable.PERFORMANCE,
            "Area under the ROC curve with DeLong's 95 % interval, and decisions at the cut-off learned on the training "
                + "patients.",
            List.of("set", "model", "AUC (95 % CI)", "sensitivity", "specificity", "accuracy", "remark"), rows, true);
    }

    private static String share(final List<Object> decision, final int column) {
        return Printed.decimals((Double)decision.get(column + 1), 2) + " (" + decision.get(column) + ")";
    }

    /** @return the comparisons as a paper prints them */
    ReportTable printedComparisons() {
        final List<List<Object>> rows = new ArrayList<>();
        for (final List<Object> row : m_comparisons) {
            rows.add(List.of(row.get(0), row.get(1) + " \u2212 " + row.get(2),
                Printed.interval((Double)row.get(5), (Double)row.get(6), (Double)row.get(7), 3),
                Printed.decimals((Double)row.get(8), 2), Printed.p((Double)row.get(9)), row.get(10)));
        }
        return new ReportTable("delong-printed", "DeLong's test of the difference between two areas on the same patients.",
            List.of("set", "models", "difference of AUC (95 % CI)", "Z", "p", "remark"), rows, true);
    }

    /** @return the areas in one sentence per set */
    String summary() {
        final Map<Object, List<String>> bySet = new LinkedHashMap<>();
        for (final List<Object> row : m_areas) {
            bySet.computeIfAbsent(row.get(0), set -> new ArrayList<>())
                .add(row.get(1) + " "
                    + Printed.interval((Double)row.get(2), (Double)row.get(3), (Double)row.get(4), 3));
        }
        final StringBuilder summary = new StringBuilder();
        bySet.forEach((set, areas) -> summary.append("AUC on the ").append(set).append(" patients: ")
            .append(String.join(", ", areas)).append(". "));
        return summary.toString().strip();
    }
}
