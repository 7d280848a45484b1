package org.radiomics.knime.nodes.nomogrampredictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
import org.radiomics.knime.nodes.model.NomogramPortObject;
import org.radiomics.knime.nodes.model.UnseenRows;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.nomogram.Nomogram;
import org.radiomics.knime.stats.report.Section;

/** Reads total points and probability of every patient off a nomogram. */
public final class NomogramPredictorNodeModel extends OptionsNodeModel {

    static final TextOption PROBABILITY = TextOption.text("modelName", "Model name",
        "Name of the new column with the predicted probability, and of the model in plots and tables.", "Nomogram")
        .required();

    static final TextOption POINTS = TextOption.text("pointsColumn", "Points column",
        "Name of the new column with the total points.", "Nomogram points").required();

    static final Options OPTIONS = Options.of(PROBABILITY, POINTS, UnseenRows.OPTION);

    NomogramPredictorNodeModel() {
        super(OPTIONS,
            new PortType[]{BufferedDataTable.TYPE, NomogramPortObject.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0]);
        return new PortObjectSpec[]{spec.with(ColumnKind.POINTS.numbers(settings().get(POINTS)),
            ColumnKind.PROBABILITY.numbers(settings().get(PROBABILITY))), StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final Nomogram nomogram = ((NomogramPortObject)inObjects[1]).nomogram();
        read.spec().require(nomogram.model().columns(), "Predictors of the Nomogram Learner");
        final List<String> warnings = new ArrayList<>();
        final Columns columns =
            UnseenRows.columns(settings(), nomogram.model(), read.cohort().columns(), warnings);
        final double[] probability = nomogram.probability(columns);
        final Map<NumericColumn, ColumnKind> added = new LinkedHashMap<>();
        added.put(new NumericColumn(settings().get(POINTS), nomogram.totalPoints(columns)), ColumnKind.POINTS);
        added.put(new NumericColumn(settings().get(PROBABILITY), probability), ColumnKind.PROBABILITY);
        final BufferedDataTable predicted = read.with(exec, added);
        final long missing = Arrays.stream(probability).filter(Double::isNaN).count();
        if (missing > 0) {
            warnings.add(missing + " patients lack a predictor and have no prediction.");
        }
        nomogram.beyondAxes(columns).forEach(beyond -> warnings.add(beyond.warning()));
        warn(warnings);
        final Section.Builder section = Section.of("Nomogram Predictor", "Predictions of the nomogram")
            .settings(settings().toText()).summary("The nomogram gives " + (probability.length - missing)
                + " patients their total points and the probability of " + nomogram.model().outcome() + " = "
                + nomogram.model().positiveLevel() + ".");
        warnings.forEach(section::warning);
        return new PortObject[]{predicted, StudyRecordPortObject.after(inObjects).with(section.build())};
    }
}
