package org.radiomics.knime.nodes.rocview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.evaluation.CutoffRule;
import org.radiomics.knime.stats.evaluation.PartialArea;
import org.radiomics.knime.stats.evaluation.ProportionMethod;
import org.radiomics.knime.stats.evaluation.Reclassification;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.evaluation.RocBootstrap;
import org.radiomics.knime.stats.plot.RocPlot;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;

/** ROC curves of several scores on training and validation rows, their comparisons, and cut-offs from training. */
public final class RocViewNodeModel extends OptionsNodeModel {

    static final NamesOption SCORES = NamesOption.of("scores", "Scores",
        "Columns that are to tell the levels of the outcome apart. Empty: all scores and predicted probabilities.",
        List.of());

    static final ChoiceOption<String> RULE = ChoiceOption.of("cutoffRule", "Cut-off",
        "How the cut-off is learned on the training rows: Youden's index, the point closest to the top left corner, or "
            + "a wanted sensitivity or specificity.",
        List.of("Youden", "closest to top left", "sensitivity at least", "specificity at least"), "Youden");

    static final NumberOption WANTED = NumberOption.of("wanted", "Wanted sensitivity or specificity",
        "Used by the last two rules.", 0, 1, 0.9);

    static final ChoiceOption<Direction> DIRECTION = ChoiceOption.of("direction", "Direction",
        "Which scores speak for the positive level. By medians: lower ones where the positive training patients have "
            + "the lower median.",
        List.of(Direction.values()), Direction::text, Direction.HIGHER);

    static final ChoiceOption<AreaInterval> AREA_INTERVAL = ChoiceOption.of("aucInterval", "Interval of the AUC",
        "Interval: DeLong's, percentiles of the bootstrap, the bootstrap bias-corrected and accelerated (BCa), or "
            + "Clopper-Pearson of AUC x patients, rounded (binomial exact).",
        List.of(AreaInterval.values()), AreaInterval::label, AreaInterval.DELONG);

    static final ChoiceOption<ProportionMethod> SHARE_INTERVAL = ChoiceOption.of("proportionInterval",
        "Interval of shares", "Interval of sensitivity, specificity, accuracy, PPV and NPV.",
        List.of(ProportionMethod.values()), ProportionMethod::label, ProportionMethod.WILSON);

    static final ChoiceOption<String> PART = ChoiceOption.of("partialAuc", "Partial AUC",
        "Area under a part of the curve, between two specificities or two sensitivities.",
        List.of("none", "specificity", "sensitivity"), "none");

    static final NumberOption FROM = NumberOption.of("partialFrom", "Partial AUC from",
        "Lower specificity or sensitivity of the part.", 0, 1, 0.9);

    static final NumberOption TO =
        NumberOption.of("partialTo", "Partial AUC to", "Higher specificity or sensitivity of the part.", 0, 1, 1);

    static final ChoiceOption<String> TEST = ChoiceOption.of("areaTest", "Test of two AUCs",
        "How the areas of two scores of the same patients are compared.", List.of("DeLong", "bootstrap"), "DeLong");

    static final TextOption REFERENCE = TextOption.text("reference", "Reference score",
        "Score that each other one is compared with in the tables of reclassification and of McNemar's test. Empty: "
            + "every pair, the earlier score being the reference.", "");

    static final NamesOption RISKS = NamesOption.of("riskCutoffs", "Limits between categories of risk",
        "Ascending probabilities, as 0.06, 0.2, for the net reclassification improvement. Empty: two categories, by "
            + "each score's own cut-off.", List.of());

    static final IntegerOption REPETITIONS = IntegerOption.of("bootstrapRepetitions", "Bootstrap repetitions",
        "Resamples of the patients, drawn within each level of the outcome.", 1, 100_000, 2000);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final FlagOption WHOLE = FlagOption.of("wholeCohort", "Whole cohort",
        "Also shows all patients together, the training patients among them, to whom models were fitted.", false);

    static final Options OPTIONS =
        Options.of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, SCORES, DIRECTION, RULE, WANTED, WHOLE)
            .tab("Intervals", AREA_INTERVAL, SHARE_INTERVAL, Confidence.OPTION, PART, FROM, TO, REPETITIONS, SEED)
            .tab("Comparisons", TEST, REFERENCE, RISKS, CohortSpec.ABSENT);

    /** Which scores speak for the positive level. */
    enum Direction {
        HIGHER("higher is positive"), LOWER("lower is positive"), MEDIANS("by medians");

        private final String m_text;

        Direction(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    private static final String PICTURE = "roc";

    RocViewNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{ImagePortObject.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE,
                StudyRecordPortObject.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        pairs(scores(CohortSpec.of((DataTableSpec)inSpecs[0], settings())));
        part();
        riskCutoffs();
        return new PortObjectSpec[]{Pictures.SPEC, told(AreaRows.TABLE).spec(), told(RocTables.COMPARISONS).spec(),
            told(RocTables.CUTOFFS).spec(), StudyRecordPortObjectSpec.INSTANCE, told(RocTables.SETS).spec(),
            told(ReclassificationTables.IMPROVEMENTS).spec(), ReclassificationTables.DECISIONS.spec()};
    }

    private OutputTable told(final OutputTable table) {
        return table.atConfidence(settings().get(Confidence.OPTION));
    }

    private List<String> scores(final CohortSpec spec) throws InvalidSettingsException {
        return spec.chooseSome(settings(), SCORES,
            "The cohort has neither scores nor predicted probabilities; fit a model before "
                + "this node, or name columns in the setting", ColumnKind.SCORE, ColumnKind.PROBABILITY);
    }

    private CutoffRule rule() {
        final CutoffRule rule = switch (settings().get(RULE)) {
            case "closest to top left" -> CutoffRule.closestTopLeft();
            case "sensitivity at least" -> CutoffRule.sensitivityAtLeast(settings().get(WANTED));
            case "specificity at least" -> CutoffRule.specificityAtLeast(settings().get(WANTED));
            default -> CutoffRule.youden();
        };
        return switch (settings().get(DIRECTION)) {
            case HIGHER -> rule;
            case LOWER -> rule.withDirection(Roc.Direction.LOWER_IS_POSITIVE);
            case MEDIANS -> rule.withDirectionOfMedians();
        };
    }

    private Optional<PartialArea> part() throws InvalidSettingsException {
        final double from = settings().get(FROM);
        final double to = settings().get(TO);
        if ("none".equals(settings().get(PART))) {
            return Optional.empty();
        } else if (from >= to) {
            throw new InvalidSettingsException("\"" + FROM.label() + "\" is " + from + " and \"" + TO.label() + "\" is "
                + to + "; the first must be the smaller one.");
        }
        return Optional.of("specificity".equals(settings().get(PART)) ? PartialArea.betweenSpecificities(from, to)
            : PartialArea.betweenSensitivities(from, to));
    }

    private double[] riskCutoffs() throws InvalidSettingsException {
        final List<String> texts = settings().get(RISKS);
        final double[] cutoffs = new double[texts.size()];
        for (int i = 0; i < cutoffs.length; i++) {
            try {
                cutoffs[i] = Double.parseDouble(texts.get(i));
            } catch (final NumberFormatException e) {
                throw new InvalidSettingsException("\"" + texts.get(i) + "\" in the setting \"" + RISKS.label()
                    + "\" is no number; write probabilities with commas between them.", e);
            }
            if (!(cutoffs[i] > (i == 0 ? 0 : cutoffs[i - 1]) && cutoffs[i] <= 1)) {
                throw new InvalidSettingsException("The setting \"" + RISKS.label() + "\" must be ascending"
                    + " probabilities above 0, but has \"" + settings().text(RISKS) + "\".");
            }
        }
        return cutoffs;
    }

    /** The pairs of scores to be compared by their decisions, the reference first. */
    private List<List<String>> pairs(final List<String> scores) throws InvalidSettingsException {
        final String reference = settings().get(REFERENCE).strip();
        if (!reference.isEmpty() && !scores.contains(reference)) {
            throw new InvalidSettingsException("The setting \"" + REFERENCE.label() + "\" names \"" + reference
                + "\", which is not one of the scores " + String.join(", ", scores) + ".");
        }
        final List<List<String>> pairs = new ArrayList<>();
        for (int first = 0; first < scores.size(); first++) {
            for (int second = 0; second < scores.size(); second++) {
                if (reference.isEmpty() ? first < second : scores.get(first).equals(reference) && first != second) {
                    pairs.add(List.of(scores.get(first), scores.get(second)));
                }
            }
        }
        return pairs;
    }

    private ReclassificationTables reclassify(final CohortTable read, final RocTables tables, final Executor executor,
        final Monitor monitor) throws InvalidSettingsException {
        final List<String> scores = scores(read.spec());
        final List<String> ranks = read.spec().names(ColumnKind.SCORE, ColumnKind.POINTS);
        final Set<String> probabilities = scores.stream().filter(name -> !ranks.contains(name)
            && Arrays.stream(read.cohort().columns().values(name)).noneMatch(v -> v < 0 || v > 1))
            .collect(Collectors.toSet());
        final ReclassificationTables reclassification = new ReclassificationTables(
            Reclassification.withDefaults().withConfidence(settings().get(Confidence.OPTION))
                .withBootstrap(settings().get(REPETITIONS), settings().get(SEED))
                .withExecutor(executor, monitor),
            riskCutoffs(), probabilities);
        for (final Role role : Role.values()) {
            final int[] rows = read.cohort().rows(role);
            for (final List<String> pair : rows.length == 0 ? List.<List<String>>of() : pairs(scores)) {
                reclassification.add(role.label(), read.cohort().columns().take(rows),
                    read.cohort().outcome().take(rows), tables.learned(), pair.get(0), pair.get(1));
            }
        }
        return reclassification;
    }

    private RocChoices choices(final Executor executor, final Monitor monitor) throws InvalidSettingsException {
        return new RocChoices(rule(), settings().get(AREA_INTERVAL), settings().get(SHARE_INTERVAL), part(),
            "bootstrap".equals(settings().get(TEST)), RocBootstrap.withDefaults()
                .withConfidence(settings().get(Confidence.OPTION)).withRepetitions(settings().get(REPETITIONS))
                .withSeed(settings().get(SEED)),
            settings().get(Confidence.OPTION), settings().get(WHOLE), executor, monitor);
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        try (WorkerPool pool = WorkerPool.open("ROC View")) {
            final Monitor monitor = new NodeMonitor(exec);
            final RocTables tables =
                RocTables.of(read.cohort(), scores(read.spec()), choices(pool.executor(), monitor));
            return outputs(read, tables, reclassify(read, tables, pool.executor(), monitor), inObjects, exec);
        }
    }

    private PortObject[] outputs(final CohortTable read, final RocTables tables,
        final ReclassificationTables reclassification, final PortObject[] inObjects, final ExecutionContext exec)
        throws CanceledExecutionException, InvalidSettingsException {
        final String positive = read.spec().positiveLevel();
        final Picture picture = RocPlot.draw(PICTURE,
            "ROC curves; positive is " + read.spec().outcome() + " = " + positive + ".", positive, tables.panels(),
            part());
        final List<String> warnings = new ArrayList<>(read.warnings());
        read.spec().absent(settings(), SCORES).ifPresent(warnings::add);
        warnings.addAll(tables.warnings());
        warn(warnings);
        final Section.Builder section = Section.of("ROC View", "Discrimination").settings(settings().toText())
            .seed(settings().get(SEED))
            .summary(tables.summary() + " Positive is " + read.spec().outcome() + " = " + positive
                + "; cut-offs were learned on the training patients (" + settings().get(RULE)
                + ") and applied to the others as they are.")
            .picture(picture).table(tables.performance()).table(tables.printedComparisons())
            .table(told(AreaRows.TABLE).report(tables.areas(), false))
            .table(told(RocTables.CUTOFFS).report(tables.cutoffs(), false))
            .table(told(RocTables.COMPARISONS).report(tables.comparisons(), false))
            .table(told(RocTables.SETS).report(tables.sets(), false))
            .table(told(ReclassificationTables.IMPROVEMENTS).report(reclassification.improvements(), false))
            .table(ReclassificationTables.DECISIONS.report(reclassification.decisions(), false));
        if (!reclassification.improvements().isEmpty()) {
            section.table(reclassification.printed(settings().get(Confidence.OPTION)));
        }
        warnings.forEach(section::warning);
        return new PortObject[]{Pictures.port(picture), told(AreaRows.TABLE).table(tables.areas(), exec),
            told(RocTables.COMPARISONS).table(tables.comparisons(), exec),
            told(RocTables.CUTOFFS).table(tables.cutoffs(), exec),
            StudyRecordPortObject.after(inObjects).with(section.build()),
            told(RocTables.SETS).table(tables.sets(), exec),
            told(ReclassificationTables.IMPROVEMENTS).table(reclassification.improvements(), exec),
            ReclassificationTables.DECISIONS.table(reclassification.decisions(), exec)};
    }
}
