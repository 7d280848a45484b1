package org.radiomics.knime.nodes.kbestfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.TrainingFeatures;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.ChiSquareScore;
import org.radiomics.knime.stats.selection.GroupTest;
import org.radiomics.knime.stats.selection.MutualInformation;
import org.radiomics.knime.stats.selection.Scoring;
import org.radiomics.knime.stats.selection.SelectKBest;
import org.radiomics.knime.stats.test.PAdjustment;

/**
 * Keeps the features that tell the outcome's levels apart on the training rows: p of a test below a limit, then the K
 * best by a score.
 */
public final class KBestFilterNodeModel extends OptionsNodeModel {

    static final FlagOption USE_ANOVA = FlagOption.of("useAnova", "Filter by ANOVA",
        "Keep only features whose one-way analysis of variance, or the test chosen below, has a p below the limit.",
        true);

    static final NumberOption ALPHA =
        NumberOption.of("alpha", "Limit of p", "A feature is kept if its p is below this.", 1e-12, 1, 0.05);

    static final FlagOption USE_K_BEST =
        FlagOption.of("useKBest", "Keep the K best", "Of the features left, keep those with the largest score.", true);

    static final IntegerOption K = IntegerOption.of("kBest", "K",
        "How many features are kept at most; all where fewer are left.", 1, Integer.MAX_VALUE, 50);

    static final ChoiceOption<GroupTest> TEST = ChoiceOption.of("test", "Test",
        "Whose p is held against the limit: one-way analysis of variance, Welch's for unequal spreads, or Kruskal and "
            + "Wallis' by ranks.", List.of(GroupTest.values()), GroupTest::title, GroupTest.ANOVA);

    static final ChoiceOption<PAdjustment> ADJUSTMENT = ChoiceOption.of("adjustment", "Adjustment of p",
        "For the number of features: with Benjamini-Hochberg the limit is that of the false discovery rate.",
        List.of(PAdjustment.values()), KBestFilterNodeModel::label, PAdjustment.NONE);

    static final ChoiceOption<String> SCORE = ChoiceOption.of("score", "Score",
        "What the K best are best by. Mutual information is estimated by nearest neighbours, chi-square is for "
            + "features without negative values.",
        List.of("F", "mutual information", "chi-square", "Welch's F", "Kruskal-Wallis H"), "F");

    static final IntegerOption NEIGHBOURS = IntegerOption.of("neighbours", "Neighbours",
        "By how many neighbours mutual information is estimated.", 1, 1000, 3);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final Options OPTIONS =
        Options.of(USE_ANOVA, ALPHA, USE_K_BEST, K, TEST, ADJUSTMENT, SCORE, NEIGHBOURS, SEED);

    private static final OutputTable SCORES =
        OutputTable.of("scores", "One-way analysis of variance of every feature on the training rows, the chosen test,"
            + " and the score that the K best were chosen by.").texts("feature")
            .numbers("F").numbers("p").texts("kept").texts("why not").numbers("statistic").numbers("p of statistic")
            .numbers("adjusted p").numbers("score");

    KBestFilterNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        CohortSpec.of((DataTableSpec)inSpecs[0]);
        return new PortObjectSpec[]{null, SCORES.spec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final TrainingFeatures features = TrainingFeatures.of(read);
        final UnivariateSelection selection = new UnivariateSelection(features, test(), settings().get(USE_ANOVA),
            settings().get(USE_K_BEST) ? best() : null);
        final Set<String> dropped = features.without(selection.left());
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(features.warnings());
        if (selection.left().isEmpty()) {
            warnings.add("No feature passes; the cohort has no features left.");
        }
        warn(warnings);
        final BufferedDataTable kept = read.without(exec, dropped);
        return new PortObject[]{kept, SCORES.table(selection.rows(), exec),
            StudyRecordPortObject.after(inObjects).with(section(selection, warnings))};
    }

    private AnovaFilter test() {
        return AnovaFilter.withDefaults().withTest(settings().get(TEST)).withAdjustment(settings().get(ADJUSTMENT))
            .withAlpha(settings().get(ALPHA));
    }

    private SelectKBest best() {
        final Map<String, Scoring> scorings = Map.of("F", GroupTest.ANOVA, "mutual information",
            MutualInformation.withDefaults().withNeighbours(settings().get(NEIGHBOURS)).withSeed(settings().get(SEED)),
            "chi-square", ChiSquareScore.withDefaults(), "Welch's F", GroupTest.WELCH, "Kruskal-Wallis H",
            GroupTest.KRUSKAL_WALLIS);
        return SelectKBest.withDefaults().withK(settings().get(K)).withScoring(scorings.get(settings().get(SCORE)));
    }

    private static String label(final PAdjustment adjustment) {
        return switch (adjustment) {
            case NONE -> "none";
            case BONFERRONI -> "Bonferroni";
            case HOLM -> "Holm";
            case BENJAMINI_HOCHBERG -> "Benjamini-Hochberg";
        };
    }

    private Section section(final UnivariateSelection selection, final List<String> warnings) {
        final List<List<Object>> rows = selection.rows();
        final StringBuilder summary = new StringBuilder("On the training rows, of " + rows.size() + " features, ");
        final Section.Builder section = Section.of("ANOVA / KBest Filter", "Univariate selection");
        if (settings().get(USE_ANOVA)) {
            summary.append(selection.afterTest()).append(" have ").append(test().name());
            section.funnel(test().name(), selection.afterTest());
        }
        if (settings().get(USE_K_BEST)) {
            final String score = settings().get(SCORE);
            summary.append(settings().get(USE_ANOVA) ? "; of these " : "").append(selection.left().size())
                .append(" are kept as the best by ").append(score);
            section.funnel("K best" + (score.equals("F") ? "" : " by " + score) + ", K = " + settings().get(K),
                selection.left().size());
            if (score.equals("mutual information")) {
                section.seed(settings().get(SEED));
            }
        }
        warnings.forEach(section::warning);
        return section.settings(settings().toText()).summary(summary + ".").table(SCORES.report(rows, false)).build();
    }
}
