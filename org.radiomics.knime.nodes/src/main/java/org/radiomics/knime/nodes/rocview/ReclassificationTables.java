package org.radiomics.knime.nodes.rocview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.evaluation.Cutoff;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.McNemar;
import org.radiomics.knime.stats.evaluation.Reclassification;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;

/** What one model adds to another on the same patients: NRI, IDI and McNemar's test of their decisions. */
final class ReclassificationTables {

    static final OutputTable IMPROVEMENTS = OutputTable
        .of("reclassification", "Net reclassification improvement (NRI) and integrated discrimination improvement "
            + "(IDI) of model 2 over model 1, with 95 % intervals; on the training patients, to whom the models were "
            + "fitted, they flatter.")
        .texts("set").texts("model 1").texts("model 2").texts("measure").texts("patients").numbers("value")
        .numbers("standard error").numbers("lower").numbers("upper").numbers("Z").numbers("p")
        .numbers("bootstrap lower").numbers("bootstrap upper").wholes("moved up").wholes("moved down")
        .wholes("compared").wholes("without score").texts("remark");

    static final OutputTable DECISIONS = OutputTable
        .of("mcnemar", "McNemar's test of the decisions of two models, each at its own cut-off: of all patients it "
            + "compares accuracies, of the positive ones sensitivities, of the negative ones specificities.")
        .texts("set").texts("model 1").texts("model 2").texts("patients").wholes("compared")
        .wholes("only model 1 right").wholes("only model 2 right").numbers("chi-square").numbers("p")
        .numbers("corrected chi-square").numbers("corrected p").numbers("exact p").texts("remark");

    private final Reclassification m_settings;

    private final double[] m_riskCutoffs;

    private final Set<String> m_probabilities;

    private final List<List<Object>> m_improvements = new ArrayList<>();

    private final List<List<Object>> m_decisions = new ArrayList<>();

    /**
     * @param settings of the measures
     * @param riskCutoffs between categories of risk; empty for two, by each model's own cut-off
     * @param probabilities which scores are probabilities, so that a change of them means something
     */
    ReclassificationTables(final Reclassification settings, final double[] riskCutoffs,
        final Set<String> probabilities) {
        m_settings = settings;
        m_riskCutoffs = riskCutoffs;
        m_probabilities = probabilities;
    }

    void add(final String set, final Columns columns, final Outcome outcome, final Map<String, Cutoff> cutoffs,
        final String first, final String second) {
        final double[] before = columns.values(first);
        final double[] after = columns.values(second);
        final int[] kept =
            IntStream.range(0, before.length).filter(i -> !Double.isNaN(before[i] + after[i])).toArray();
        final boolean[] positive = outcome.take(kept).positive();
        final boolean[] called1 = called(cutoffs.get(first), before, kept);
        final boolean[] called2 = called(cutoffs.get(second), after, kept);
        final List<String> pair = List.of(set, first, second);
        decisions(pair, positive, called1, called2);
        final int positives = outcome.take(kept).positives();
        if (positives == 0 || positives == kept.length) {
            improvement(pair, "NRI and IDI", "no improvement: the patients with both scores have one outcome only");
            return;
        }
        final int missing = before.length - kept.length;
        if (m_riskCutoffs.length == 0) {
            improvement(pair, "NRI of the decisions at the cut-offs", m_settings.decisions(positive, called1, called2),
                missing);
        }
        final Optional<String> none =
            List.of(first, second).stream().filter(name -> !m_probabilities.contains(name)).findFirst();
        if (none.isPresent()) {
            improvement(pair, "NRI and IDI of probabilities", "\"" + none.get() + "\" is no probability");
            return;
        }
        final boolean[] all = outcome.positive();
        if (m_riskCutoffs.length > 0) {
            improvement(pair, "NRI of categories of risk", m_settings.categorical(all, before, after, m_riskCutoffs),
                missing);
        }
        improvement(pair, "NRI without categories", m_settings.continuous(all, before, after), missing);
        improvement(pair, "IDI", m_settings.discrimination(all, before, after), missing);
    }

    private static boolean[] called(final Cutoff cutoff, final double[] scores, final int[] kept) {
        final boolean[] called = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            called[i] = cutoff.isPositive(scores[kept[i]]);
        }
        return called;
    }

    private void improvement(final List<String> pair, final String measure, final String remark) {
        final List<Object> row = new ArrayList<>(pair);
        row.addAll(Arrays.asList(measure, "all", Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
            Double.NaN, Double.NaN, null, null, null, null, remark));
        m_improvements.add(row);
    }

    private void improvement(final List<String> pair, final String measure, final Reclassification.Result result,
        final int missing) {
        estimate(pair, measure, "all", result.total(), result.positivesUp() + result.negativesUp(),
            result.positivesDown() + result.negativesDown(), result, missing);
        estimate(pair, measure, "positive", result.positives(), result.positivesUp(), result.positivesDown(), result,
            missing);
        estimate(pair, measure, "negative", result.negatives(), result.negativesUp(), result.negativesDown(), result,
            missing);
    }

    private void estimate(final List<String> pair, final String measure, final String patients,
        final Reclassification.Estimate estimate, final int up, final int down, final Reclassification.Result result,
        final int missing) {
        final Interval bootstrap = estimate.bootstrap().orElse(new Interval(Double.NaN, Double.NaN));
        final List<Object> row = new ArrayList<>(pair);
        row.addAll(List.of(measure, patients, estimate.value(), estimate.standardError(), estimate.lower(),
            estimate.upper(), estimate.z(), estimate.p(), bootstrap.lower(), bootstrap.upper(), up, down, result.rows(),
            missing, result.reason()));
        m_improvements.add(row);
    }

    private void decisions(final List<String> pair, final boolean[] positive, final boolean[] called1,
        final boolean[] called2) {
        for (final String patients : List.of("all", "positive", "negative")) {
            final int[] rows = IntStream.range(0, positive.length)
                .filter(i -> patients.equals("all") || positive[i] == patients.equals("positive")).toArray();
            final McNemar.Result test = McNemar.test(right(called1, positive, rows), right(called2, positive, rows));
            final List<Object> row = new ArrayList<>(pair);
            row.addAll(List.of(patients, rows.length, test.onlyFirst(), test.onlySecond(), test.statistic(), test.p(),
                test.corrected(), test.correctedP(), test.exactP(), test.reason()));
            m_decisions.add(row);
        }
    }

    private static boolean[] right(final boolean[] called, final boolean[] positive, final int[] rows) {
        final boolean[] right = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            right[i] = called[rows[i]] == positive[rows[i]];
        }
        return right;
    }

    List<List<Object>> improvements() {
        return m_improvements;
    }

    List<List<Object>> decisions() {
        return m_decisions;
    }

    /**
     * @param confidence level of the intervals
     * @return improvements over all patients as a paper prints them
     */
    ReportTable printed(final double confidence) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final List<Object> row : m_improvements) {
            if ("all".equals(row.get(4)) && row.get(15) != null) {
                rows.add(List.of(row.get(0), row.get(1) + " \u2192 " + row.get(2), row.get(3),
                    Printed.interval((Double)row.get(5), (Double)row.get(7), (Double)row.get(8), 3),
                    Printed.p((Double)row.get(10)), row.get(17)));
            }
        }
        return new ReportTable("reclassification-printed",
            "What the second model adds to the first on the same patients.",
            List.of("set", "models", "measure", Confidence.in("value (95 % CI)", confidence), "p", "remark"),
            rows, true);
    }
}
