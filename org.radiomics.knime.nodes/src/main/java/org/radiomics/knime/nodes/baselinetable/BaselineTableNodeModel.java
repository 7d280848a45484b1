package org.radiomics.knime.nodes.baselinetable;

import java.util.ArrayList;
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
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.test.BaselineLayout;
import org.radiomics.knime.stats.test.BaselineTable;
import org.radiomics.knime.stats.test.CategoryTest;
import org.radiomics.knime.stats.test.QuantityTest;

/** Table 1 of a study: the clinical variables by outcome, for training and validation. */
public final class BaselineTableNodeModel extends OptionsNodeModel {

    static final NamesOption VARIABLES = NamesOption.of("variables", "Variables",
        "Columns to compare between the outcome's levels. Empty: all clinical variables.", List.of());

    static final ChoiceOption<CategoryTest> CATEGORY_TEST = ChoiceOption.of("categoryTest", "Test of categories",
        "automatic: Fisher's exact test for two by two tables, for larger ones chi-square unless more than a fifth of the "
            + "expected counts are below 5; or one test for all.",
        List.of(CategoryTest.values()), BaselineTableNodeModel::text, CategoryTest.AUTOMATIC);

    static final ChoiceOption<QuantityTest> QUANTITY_TEST = ChoiceOption.of("quantityTest", "Test of quantities",
        "levene: t test with pooled variance where Levene's p is at least 0.05, else Welch's; or one test for all.",
        List.of(QuantityTest.values()), BaselineTableNodeModel::text, QuantityTest.LEVENE);

    static final Options OPTIONS = Options.of(VARIABLES, CATEGORY_TEST, QUANTITY_TEST, CohortSpec.ABSENT);

    private static final OutputTable VALUES =
        OutputTable.of("baseline-values", "The baseline table in full precision.").texts("role").texts("variable")
            .texts("level").texts("group").wholes("n").wholes("count").numbers("percent").numbers("mean").numbers("sd")
            .wholes("missing").texts("test").texts("rule").numbers("statistic").numbers("df").numbers("p")
            .numbers("Levene p").numbers("pooled p").numbers("Welch p").texts("reason");

    BaselineTableNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    private static String text(final Enum<?> test) {
        return test.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        variables(CohortSpec.of((DataTableSpec)inSpecs[0]));
        return new PortObjectSpec[]{VALUES.spec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    private List<String> variables(final CohortSpec spec) throws InvalidSettingsException {
        return spec.choosePresent(settings(), VARIABLES,
            "The cohort has no clinical variables; name columns in the setting", ColumnKind.CLINICAL);
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> variables = variables(read.spec());
        final List<String> warnings = new ArrayList<>(read.warnings());
        read.spec().absent(settings(), VARIABLES).ifPresent(warnings::add);
        if (variables.isEmpty()) {
            warnings.add("There are no variables to compare: the table is empty.");
        }
        final List<BaselineTable.Part> parts =
            BaselineTable.withDefaults().withCategoryTest(settings().get(CATEGORY_TEST))
                .withQuantityTest(settings().get(QUANTITY_TEST)).compare(read.cohort(), variables);
        final List<List<Object>> values = BaselineLayout.values(parts).rows();
        warn(warnings);
        final Section.Builder section = Section.of("Baseline Table", "Patients (Table 1)").settings(settings().toText())
            .summary("Clinical variables of patients with " + read.spec().outcome() + " = "
                + read.cohort().outcome().positiveLevel() + " and " + read.cohort().outcome().negativeLevel()
                + ". Each row names the test behind its p.")
            .table(BaselineLayout.printed(parts)).table(VALUES.report(values, false));
        warnings.forEach(section::warning);
        return new PortObject[]{VALUES.table(values, exec), StudyRecordPortObject.after(inObjects).with(section.build())};
    }
}
