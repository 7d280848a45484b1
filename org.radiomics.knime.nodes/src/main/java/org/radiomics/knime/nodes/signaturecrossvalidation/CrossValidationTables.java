package org.radiomics.knime.nodes.signaturecrossvalidation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.radiomics.knime.nodes.kbestfilter.UnivariateOptions;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;
import org.radiomics.knime.stats.validation.AnalysisChain;
import org.radiomics.knime.stats.validation.FittedChain;
import org.radiomics.knime.stats.validation.HeldOutPredictions;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.ModelKind;
import org.radiomics.knime.stats.validation.Patients;
import org.radiomics.knime.stats.validation.Performance;
import org.radiomics.knime.stats.validation.Stability;

/** The result of an honest validation as tables and sentences. */
final class CrossValidationTables {

    static final OutputTable PERFORMANCE = OutputTable
        .of("honest-performance", "Each model judged on the rows that it was fitted to (apparent), corrected for "
        + "optimism, and on rows that it has not seen (held out: mean and standard deviation over the repetitions).")
        .texts("model").texts("measure").numbers("apparent").numbers("optimism").numbers("corrected for optimism")
        .numbers("held out").numbers("standard deviation").wholes("analyses");

    static final OutputTable STABILITY = OutputTable
        .of("stability", "In which share of the analyses a feature was still there after each step, or a clinical "
        + "variable entered the clinical model; and whether it does in the single-pass analysis.")
        .texts("variable").texts("kind").numbers("after ICC").numbers("after ANOVA").numbers("after K best")
        .numbers("chosen").texts("single pass").numbers("mean coefficient").numbers("same sign")
        .numbers("after redundancy");

    static final OutputTable STEPS =
        OutputTable.of("steps", "Features left by each step in the single-pass analysis and in the repeated ones.")
        .texts("step")
            .wholes("single pass").numbers("mean").wholes("fewest").wholes("most");

    static final OutputTable ANALYSES = OutputTable
        .of("analyses", "Each repetition of the analysis: the rows that it learned from and had not seen, the patients "
            + "of its ICCs, the features of its signature, and why it could not be fitted if it could not.")
        .texts("analysis").wholes("fitted").wholes("held out").wholes("inter patients").wholes("intra patients")
        .wholes("features").texts("why not");

    static final OutputTable PREDICTIONS = OutputTable
        .of("held-out-predictions", "The probability of the positive level by the model fitted to all rows (apparent) "
        + "and the mean of those by models that have not seen the patient (held out).")
        .texts("patient").texts("outcome").wholes("times held out").numbers("clinical model apparent")
        .numbers("clinical model held out").numbers("Rad-score apparent").numbers("Rad-score held out")
        .numbers("nomogram apparent").numbers("nomogram held out");

    static final List<OutputTable> ALL = List.of(PERFORMANCE, STEPS, ANALYSES, STABILITY, PREDICTIONS);

    private final HonestValidation.Result m_result;

    private final List<Stage> m_stages;

    private final Patients m_patients;

    /** A step between all features and the signature. */
    enum Stage {
        COMBAT, ICC, ANOVA, K_BEST, REDUNDANCY, LASSO;

        /** @return the steps that the settings ask for, in order */
        static List<Stage> of(final Settings settings, final boolean rereadings) {
            final List<Stage> stages = new ArrayList<>(List.of(values()));
            if (!CrossValidationOptions.harmonizes(settings)) {
                stages.remove(COMBAT);
            }
            if (!rereadings) {
                stages.remove(ICC);
            }
            if (!settings.get(UnivariateOptions.USE_ANOVA)) {
                stages.remove(ANOVA);
            }
            if (!settings.get(UnivariateOptions.USE_K_BEST)) {
                stages.remove(K_BEST);
            }
            if (!CrossValidationOptions.REDUNDANCY.drops(settings)) {
                stages.remove(REDUNDANCY);
            }
            return stages;
        }
    }

    CrossValidationTables(final HonestValidation.Result result, final List<Stage> stages, final Patients patients) {
        m_result = result;
        m_stages = stages;
        m_patients = patients;
    }

    List<List<Object>> performance() {
        final int analyses = m_result.stability().fits();
        final List<List<Object>> rows = new ArrayList<>();
        for (final Performance p : m_result.performances()) {
            rows.add(List.of(p.model().label(), p.measure().label(), p.apparent(), p.optimism(), p.corrected(),
                p.heldOut(), p.spread(), analyses));
        }
        rows.add(List.of(ModelKind.RAD_SCORE.label(), "stability of the choice", Double.NaN, Double.NaN, Double.NaN,
            m_result.stability().index(), Double.NaN, analyses));
        return rows;
    }

    /** @return the performance for readers */
    ReportTable printed() {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Performance p : m_result.performances()) {
            rows.add(List.of(p.model().label(), p.measure().label(), Printed.decimals(p.apparent(), 3),
                Printed.decimals(p.corrected(), 3), Printed.decimals(p.heldOut(), 3)
                    + (Double.isNaN(p.spread()) ? "" : " \u00b1 " + Printed.decimals(p.spread(), 3))));
        }
        return new ReportTable(ReportTable.PERFORMANCE, "How good the models look on the rows that they were fitted "
            + "to, and how good they are: " + m_result.method() + " of the whole analysis.",
            List.of("model", "measure", "apparent", "corrected for optimism", "held out"), rows, true);
    }

    List<List<Object>> steps() {
        return m_result.stability().stages().stream()
            .<List<Object>>map(stage -> List.of(stage.name(), stage.whole(), stage.mean(), stage.fewest(),
            stage.most()))
            .toList();
    }

    /**
     * @return most frequent first, equal ones in the order of the steps before, then of the columns; clinical ones last
     */
    List<List<Object>> stability() {
        final Stability stability = m_result.stability();
        final Map<String, Stability.Choice> choices = new HashMap<>();
        stability.choices().forEach(choice -> choices.put(choice.feature(), choice));
        final List<Stability.Passage> passages = new ArrayList<>(stability.passages());
        for (int stage = 0; stage < m_stages.size(); stage++) {
            final int k = stage;
            passages.sort(Comparator.comparingInt((Stability.Passage passage) -> passage.left().get(k)).reversed());
        }
        final List<List<Object>> rows = new ArrayList<>();
        for (final Stability.Passage passage : passages) {
            final Map<Stage, Object> shares = new EnumMap<>(Stage.class);
            for (int k = 0; k < m_stages.size(); k++) {
                shares.put(m_stages.get(k), (double)passage.left().get(k) / stability.fits());
            }
            final Stability.Choice choice = choices.get(passage.feature());
            rows.add(Arrays.asList(passage.feature(), "feature", shares.get(Stage.ICC), shares.get(Stage.ANOVA),
                shares.get(Stage.K_BEST), shares.get(Stage.LASSO), yes(passage.inWhole().get(m_stages.size() - 1)),
                choice == null ? null : choice.meanCoefficient(), choice == null ? null : choice.sameSign(),
                shares.get(Stage.REDUNDANCY)));
        }
        for (final Stability.Entry entry : stability.clinical()) {
            rows.add(Arrays.asList(entry.variable(), "clinical variable", null, null, null,
                (double)entry.entered() / stability.fits(), yes(entry.inWhole()), null, null, null));
        }
        return rows;
    }

    private static String yes(final boolean chosen) {
        return chosen ? "yes" : "no";
    }

    List<List<Object>> predictions() {
        final Map<ModelKind, double[]> held = m_result.heldOut();
        final boolean[] positive = m_patients.rows().outcome().positive();
        final int[] times = m_result.predictions().get(ModelKind.RAD_SCORE).times();
        final List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < positive.length; i++) {
            final List<Object> row = new ArrayList<>(List.of(m_patients.ids().get(i), positive[i]
                ? m_patients.rows().outcome().positiveLevel() : m_patients.rows().outcome().negativeLevel(), times[i]));
            for (final ModelKind kind : ModelKind.values()) {
                final HeldOutPredictions predictions = m_result.predictions().get(kind);
                row.add(predictions == null ? null : predictions.apparent()[i]);
                row.add(predictions == null ? null : held.get(kind)[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    List<List<Object>> analyses() {
        final List<List<Object>> rows = new ArrayList<>();
        rows.add(analysis("single pass", m_patients.ids().size(), 0, Optional.of(m_result.whole()), ""));
        m_result.analyses().forEach(analysis -> rows.add(analysis(analysis.name(), analysis.fitted(), analysis.held(),
            analysis.chain(), analysis.failure())));
        return rows;
    }

    private static List<Object> analysis(final String name, final int fitted, final int held,
        final Optional<FittedChain> chain, final String failure) {
        final Optional<FittedChain.Reread> reread = chain.flatMap(FittedChain::reread);
        return Arrays.asList(name, fitted, held, reread.map(FittedChain.Reread::inter).orElse(null),
            reread.map(FittedChain.Reread::intra).orElse(null),
            chain.map(found -> found.signature().features().size()).orElse(null), failure);
    }

    String summary(final AnalysisChain chain, final boolean all) {
        final String end = m_result.predictions().containsKey(ModelKind.NOMOGRAM) ? ", clinical model and nomogram"
            : "";
        return String.format(Locale.ROOT, "The whole analysis (%s%s) was repeated from %d features on, inside each of "
            + "%d splits of %s (%s), and judged on the patients that were held out. %s", String.join(", ",
            chain.stages()), end,
            m_result.stability().candidates(), m_result.stability().fits() + m_result.failures().size(),
            (all ? "all " : "the ") + m_patients.ids().size() + (all ? " patients" : " training patients"),
            m_result.method(), String.join(" ", m_result.notices()));
    }
}
