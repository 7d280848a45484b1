package org.radiomics.knime.nodes.rocview;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.evaluation.Cutoff;
import org.radiomics.knime.stats.evaluation.DeLong;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.Performance;
import org.radiomics.knime.stats.evaluation.Proportion;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.evaluation.RocBootstrap;
import org.radiomics.knime.stats.plot.RocPlot;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;

/** Curves, areas, comparisons and cut-offs of some scores on the training rows and on the validation rows. */
final class RocTables {

    static final OutputTable COMPARISONS =
        OutputTable.of("delong", "Test of the difference between two areas on the same patients.").texts("set")
            .texts("model 1").texts("model 2").numbers("AUC 1").numbers("AUC 2").numbers("difference")
            .numbers("difference lower").numbers("difference upper").numbers("Z").numbers("p").texts("remark")
            .texts("test").wholes("compared");

    static final OutputTable CUTOFFS = OutputTable
        .of("cutoffs", "Decisions at the cut-off learned on the training patients, with 95 % intervals: those of "
            + "shares as chosen, those of likelihood ratios (LR) by the log method.")
        .texts("set").texts("model").numbers("cut-off").texts("sensitivity (count)").numbers("sensitivity")
        .numbers("sensitivity lower").numbers("sensitivity upper").texts("specificity (count)").numbers("specificity")
        .numbers("specificity lower").numbers("specificity upper").texts("accuracy (count)").numbers("accuracy")
        .numbers("PPV").numbers("NPV").numbers("accuracy lower").numbers("accuracy upper").texts("PPV (count)")
        .numbers("PPV lower").numbers("PPV upper").texts("NPV (count)").numbers("NPV lower").numbers("NPV upper")
        .numbers("LR+").numbers("LR+ lower").numbers("LR+ upper").numbers("LR-").numbers("LR- lower")
        .numbers("LR- upper").texts("positive level").texts("positive where").texts("interval").wholes("without score")
        .texts("tied cut-offs");

    static final OutputTable SETS = OutputTable
        .of("training-validation", "DeLong's test of the difference between the areas of the training and of the "
            + "validation patients, which are different people: Welch's t.")
        .texts("model").numbers("AUC training").numbers("AUC validation").numbers("difference")
        .numbers("difference lower").numbers("difference upper").numbers("t").numbers("degrees of freedom").numbers("p")
        .texts("remark");

    private static final String WHOLE = "whole cohort";

    private static final String OPPOSITE = "One score was turned round to speak for the positive level, the other was "
        + "not; the test takes both directions for given.";

    private final RocChoices m_choices;

    private final String m_positiveLevel;

    private final Map<String, Cutoff> m_learned = new LinkedHashMap<>();

    private final List<RocPlot.Panel> m_panels = new ArrayList<>();

    private final AreaRows m_areas;

    private final List<List<Object>> m_comparisons = new ArrayList<>();

    private final List<List<Object>> m_cutoffs = new ArrayList<>();

    private final List<List<Object>> m_sets = new ArrayList<>();

    private final List<String> m_warnings = new ArrayList<>();

    private RocTables(final RocChoices choices, final String positiveLevel) {
        m_choices = choices;
        m_positiveLevel = positiveLevel;
        m_areas = new AreaRows(positiveLevel, choices);
    }

    static RocTables of(final Cohort cohort, final List<String> scores, final RocChoices choices) {
        final RocTables tables = new RocTables(choices, cohort.outcome().positiveLevel());
        for (final String score : scores) {
            check(cohort, score);
            tables.m_learned.put(score, choices.rule().fit(cohort.training(), score));
        }
        final Map<Role, Map<String, Roc>> curves = new EnumMap<>(Role.class);
        for (final Role role : Role.values()) {
            final int[] rows = cohort.rows(role);
            if (rows.length > 0) {
                curves.put(role, tables.add(role.label(), cohort.columns().take(rows), cohort.outcome().take(rows)));
            }
        }
        if (choices.whole()) {
            tables.add(WHOLE, cohort.columns(), cohort.outcome());
        }
        final Map<String, Roc> validation = curves.getOrDefault(Role.VALIDATION, Map.of());
        validation.forEach((score, roc) -> tables.compareSets(score, curves.get(Role.TRAINING).get(score), roc));
        return tables;
    }

    private static void check(final Cohort cohort, final String score) {
        final double[] values = cohort.columns().values(score);
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("Score \"" + score + "\" of patient \"" + cohort.ids().get(i)
                    + "\" is infinite; correct it, or make it a missing value.");
            }
        }
        if (lacksLevel(cohort.training().outcome(), cohort.training().columns().values(score))) {
            throw new IllegalArgumentException("Score \"" + score + "\" is missing in all training patients of one"
                + " outcome, or all have the same outcome, so that no cut-off can be learned; choose other scores or"
                + " patients.");
        }
    }

    /** @return whether all rows with a score have the same outcome */
    private static boolean lacksLevel(final Outcome outcome, final double[] values) {
        final long levels = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i]))
            .mapToObj(i -> outcome.positive()[i]).distinct().count();
        return levels < 2;
    }

    private Map<String, Roc> add(final String set, final Columns columns, final Outcome outcome) {
        if (outcome.positives() == 0 || outcome.positives() == outcome.size()) {
            m_warnings.add("All " + set + " patients have the same outcome; there is no ROC curve for them.");
            return Map.of();
        }
        final Map<String, Roc> curves = new LinkedHashMap<>();
        final List<RocPlot.Curve> drawn = new ArrayList<>();
        m_learned.forEach((score, cutoff) -> {
            if (lacksLevel(outcome, columns.values(score))) {
                m_warnings.add("\"" + score + "\" is missing in all " + set + " patients of one outcome; there is no"
                    + " ROC curve of it for them.");
                return;
            }
            final Roc roc = Roc.of(outcome.positive(), columns.values(score), cutoff.direction());
            curves.put(score, roc);
            drawn.add(new RocPlot.Curve(score, roc, m_areas.add(set, score, roc)));
            m_cutoffs.add(decision(set, score, cutoff, cutoff.apply(outcome.positive(),
                columns.values(score), m_choices.confidence())));
        });
        final List<String> names = List.copyOf(curves.keySet());
        for (int first = 0; first < names.size(); first++) {
            for (int second = first + 1; second < names.size(); second++) {
                compare(set, names.get(first), names.get(second), curves);
            }
        }
        m_panels.add(new RocPlot.Panel(set, drawn));
        return curves;
    }

    private void compare(final String set, final String first, final String second, final Map<String, Roc> curves) {
        if (m_choices.bootstrapTest()) {
            final RocBootstrap.Comparison test = m_choices.bootstrap().compare(curves.get(first), curves.get(second),
                m_choices.executor(), m_choices.monitor());
            m_comparisons.add(List.of(set, first, second, test.area1(), test.area2(), test.difference(),
                test.percentile().lower(), test.percentile().upper(), test.statistic(), test.p(), test.reason(),
                m_choices.test(), test.rows()));
        } else {
            final DeLong.Result test = DeLong.paired(curves.get(first), curves.get(second),
                m_choices.confidence());
            final boolean alike = curves.get(first).direction() == curves.get(second).direction();
            final String remark = alike || !test.reason().isEmpty() ? test.reason() : OPPOSITE;
            m_comparisons.add(List.of(set, first, second, test.auc1(), test.auc2(), test.difference(), test.lower(),
                test.upper(), test.statistic(), test.p(), remark, m_choices.test(), test.rows()));
        }
    }

    private void compareSets(final String score, final Roc training, final Roc validation) {
        final DeLong.Result test = DeLong.unpaired(training, validation, m_choices.confidence());
        m_sets.add(List.of(score, test.auc1(), test.auc2(), test.difference(), test.lower(), test.upper(),
            test.statistic(), test.degreesOfFreedom(), test.p(), test.reason()));
    }

    private List<Object> decision(final String set, final String score, final Cutoff cutoff,
        final Performance performance) {
        final List<Object> row = new ArrayList<>(List.of(set, score, cutoff.threshold()));
        addShare(row, performance.sensitivity());
        addShare(row, performance.specificity());
        final Proportion ppv = performance.positivePredictiveValue();
        final Proportion npv = performance.negativePredictiveValue();
        row.addAll(List.of(count(performance.accuracy()), performance.accuracy().estimate(), ppv.estimate(),
            npv.estimate()));
        addLimits(row, performance.accuracy().interval(m_choices.proportion()));
        row.add(count(ppv));
        addLimits(row, ppv.interval(m_choices.proportion()));
        row.add(count(npv));
        addLimits(row, npv.interval(m_choices.proportion()));
        row.add(performance.positiveLikelihoodRatio());
        addLimits(row, performance.positiveLikelihoodRatioInterval());
        row.add(performance.negativeLikelihoodRatio());
        addLimits(row, performance.negativeLikelihoodRatioInterval());
        row.addAll(List.of(m_positiveLevel, AreaRows.where(cutoff.direction()), m_choices.proportion().label(),
            performance.missing(),
            cutoff.tied().stream().map(String::valueOf).collect(Collectors.joining("; "))));
        return row;
    }

    private void addShare(final List<Object> row, final Proportion share) {
        row.add(count(share));
        row.add(share.estimate());
        addLimits(row, share.interval(m_choices.proportion()));
    }

    private static void addLimits(final List<Object> row, final Interval limits) {
        row.add(limits.lower());
        row.add(limits.upper());
    }

    private static String count(final Proportion proportion) {
        return proportion.count() + "/" + proportion.total();
    }

    List<RocPlot.Panel> panels() {
        return m_panels;
    }

    List<List<Object>> areas() {
        return m_areas.rows();
    }

    Map<String, Cutoff> learned() {
        return m_learned;
    }

    List<List<Object>> sets() {
        return m_sets;
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
        for (int i = 0; i < areas().size(); i++) {
            final List<Object> area = areas().get(i);
            final List<Object> decision = m_cutoffs.get(i);
            final List<Object> row = new ArrayList<>(List.of(area.get(0), area.get(1),
                Printed.interval((Double)area.get(2), (Double)area.get(3), (Double)area.get(4), 3), share(decision, 3),
                share(decision, 7), share(decision, 11), area.get(8)));
            m_choices.part().ifPresent(part -> row
                .add(Printed.interval((Double)area.get(13), (Double)area.get(14), (Double)area.get(15), 3)));
            rows.add(row);
        }
        final List<String> columns = new ArrayList<>(
            List.of("set", "model", told("AUC (95 % CI)"), "sensitivity", "specificity", "accuracy", "remark"));
        m_choices.part().ifPresent(part -> columns.add("partial AUC, " + part + told(" (95 % CI)")));
        return new ReportTable(ReportTable.PERFORMANCE,
            told("Area under the ROC curve with its 95 % interval (") + m_choices.interval().label()
                + "), and decisions at the cut-off learned on the training patients. Positive is " + m_positiveLevel
                + ".",
            columns, rows, true);
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
        return new ReportTable("delong-printed", (m_choices.bootstrapTest() ? "Bootstrap" : "DeLong's")
            + " test of the difference between two areas on the same patients.",
            List.of("set", "models", told("difference of AUC (95 % CI)"), "Z", "p", "remark"), rows, true);
    }

    private String told(final String text) {
        return Confidence.in(text, m_choices.confidence());
    }

    /** @return the areas in one sentence per set */
    String summary() {
        final Map<Object, List<String>> bySet = new LinkedHashMap<>();
        for (final List<Object> row : areas()) {
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
