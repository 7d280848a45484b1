package org.radiomics.knime.nodes.baselinetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.test.BaselineLayout;
import org.radiomics.knime.stats.test.BaselineTable;
import org.radiomics.knime.stats.test.CategoryTest;
import org.radiomics.knime.stats.test.PAdjustment;
import org.radiomics.knime.stats.test.PrintedTable;
import org.radiomics.knime.stats.test.QuantityTest;

/** Table 1 of a study: the clinical variables by outcome, for training and validation; or a check of a printed one. */
public final class BaselineTableNodeModel extends OptionsNodeModel {

    static final NamesOption VARIABLES = NamesOption.of("variables", "Variables",
        "Columns to compare between the outcome's levels. Empty: all clinical variables.", List.of());

    static final ChoiceOption<CategoryTest> CATEGORY_TEST = ChoiceOption.of("categoryTest", "Test of categories",
        "automatic: Fisher's exact test for two by two tables, for larger ones chi-square unless more than a fifth of "
            + "the expected counts are below 5; or one test for all. trend: Cochran and Armitage's test over the "
            + "levels in their order, scored 1, 2, 3.",
        List.of(CategoryTest.values()), BaselineTableNodeModel::text, CategoryTest.AUTOMATIC);

    static final ChoiceOption<QuantityTest> QUANTITY_TEST = ChoiceOption.of("quantityTest", "Test of quantities",
        "levene: t test with pooled variance where Levene's p is at least 0.05, else Welch's; normality: Mann-Whitney "
            + "test where Shapiro-Wilk's p is below 0.05 in a group, else as levene; or one test for all.",
        List.of(QuantityTest.values()), BaselineTableNodeModel::text, QuantityTest.LEVENE);

    static final ChoiceOption<PAdjustment> ADJUSTMENT = ChoiceOption.of("pAdjustment", "Adjusted p-values",
        "Correction of the p-values of each role for the number of variables.", List.of(PAdjustment.values()),
        PAdjustment::label, PAdjustment.NONE);

    static final FlagOption PRINTED = FlagOption.of("printedValues", "Table holds printed values",
        "The input is not a cohort but a table as a paper prints it, one row per variable, level and group, with the "
            + "columns variable, level, group, n, count, mean, sd and, if there are, p and role. The output says which "
            + "tests give the printed p.",
        false);

    static final IntegerOption DECIMALS = IntegerOption.of("printedDecimals", "Decimals of printed numbers",
        "Decimals of printed means and standard deviations where their columns hold numbers; texts say it "
            + "themselves.", 0,
        9, 2);

    static final Options OPTIONS =
        Options.of(VARIABLES, GroupLevels.OPTION, CATEGORY_TEST, QUANTITY_TEST, ADJUSTMENT, PRINTED, DECIMALS,
            CohortSpec.ABSENT);

    BaselineTableNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    private static String text(final Enum<?> test) {
        return test.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final DataTableSpec spec = (DataTableSpec)inSpecs[0];
        if (settings().get(PRINTED)) {
            PrintedInput.check(spec);
        } else {
            variables(CohortSpec.of(spec));
            if (isGrouped()) {
                CohortSpec.of(spec).require(List.of(settings().get(GroupLevels.OPTION)), GroupLevels.OPTION.label());
            }
        }
        return new PortObjectSpec[]{layout().spec(),
            StudyRecordPortObjectSpec.INSTANCE};
    }

    private OutputTable layout() {
        return BaselineOutput.layout(settings().get(PRINTED), isGrouped());
    }

    private boolean isGrouped() {
        return !settings().get(PRINTED) && !settings().get(GroupLevels.OPTION).isEmpty();
    }

    private List<String> variables(final CohortSpec spec) throws InvalidSettingsException {
        return spec.choosePresent(settings(), VARIABLES,
            "The cohort has no clinical variables; name columns in the setting", ColumnKind.CLINICAL);
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final BaselineTable tests = BaselineTable.withDefaults().withCategoryTest(settings().get(CATEGORY_TEST))
            .withQuantityTest(settings().get(QUANTITY_TEST));
        return settings().get(PRINTED) ? printed(table, tests, inObjects, exec) : cohort(table, tests, inObjects, exec);
    }

    private PortObject[] cohort(final BufferedDataTable table, final BaselineTable tests, final PortObject[] inObjects,
        final ExecutionContext exec) throws Exception {
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> variables = variables(read.spec());
        final List<String> warnings = new ArrayList<>(read.warnings());
        read.spec().absent(settings(), VARIABLES).ifPresent(warnings::add);
        if (variables.isEmpty()) {
            warnings.add("There are no variables to compare: the table is empty.");
        }
        final List<BaselineTable.Part> parts = isGrouped() ? grouped(read.cohort(), variables, tests, warnings)
            : tests.compare(read.cohort(), variables);
        final String compared = isGrouped() ? settings().get(GroupLevels.OPTION) : read.spec().outcome();
        final String summary = "Clinical variables of patients with " + compared + " = "
            + String.join(isGrouped() ? ", " : " and ", parts.get(0).groups())
            + ". Each row names the test behind its p.";
        return outputs(parts, BaselineLayout.values(parts, settings().get(ADJUSTMENT), isGrouped()).rows(), summary,
            warnings, inObjects, exec);
    }

    private List<BaselineTable.Part> grouped(final Cohort cohort, final List<String> variables,
        final BaselineTable tests, final List<String> warnings) {
        final String name = settings().get(GroupLevels.OPTION);
        final CategoricalColumn groups = GroupLevels.of(cohort.columns(), name);
        final long missing = Arrays.stream(groups.codes()).filter(code -> code < 0).count();
        if (missing > 0) {
            warnings.add(missing + " patients have no value in \"" + name + "\" and are left out.");
        }
        return tests.compare(cohort, variables.stream().filter(variable -> !variable.equals(name)).toList(), groups);
    }

    private PortObject[] printed(final BufferedDataTable table, final BaselineTable tests, final PortObject[] inObjects,
        final ExecutionContext exec) throws Exception {
        final PrintedInput input =
            PrintedInput.read(table, settings().get(VARIABLES), settings().get(DECIMALS), PrintedTable.of(tests), exec);
        final List<BaselineTable.Part> parts = input.parts();
        final String summary = "Variables of the groups " + parts.get(0).firstGroup() + " and "
            + parts.get(0).secondGroup() + " from printed counts, means and standard deviations. Each row names the "
            + "test behind its p; the table of values says which tests give the printed p.";
        return outputs(parts,
            BaselineOutput.withPrinted(BaselineLayout.values(parts, settings().get(ADJUSTMENT)).rows(), input.rows()),
            summary, input.warnings(), inObjects, exec);
    }

    private PortObject[] outputs(final List<BaselineTable.Part> parts, final List<List<Object>> values,
        final String summary, final List<String> warnings, final PortObject[] inObjects, final ExecutionContext exec)
        throws Exception {
        warn(warnings);
        final OutputTable layout = layout();
        final Section.Builder section =
            Section.of("Baseline Table", "Patients (Table 1)").settings(settings().toText()).summary(summary)
                .table(BaselineLayout.printed(parts, settings().get(ADJUSTMENT))).table(layout.report(values, false));
        warnings.forEach(section::warning);
        return new PortObject[]{layout.table(values, exec),
            StudyRecordPortObject.after(inObjects).with(section.build())};
    }
}
