package org.radiomics.knime.nodes.nomogramlearner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.model.ModelPortObjectSpec;
import org.radiomics.knime.nodes.model.NomogramPortObject;
import org.radiomics.knime.nodes.model.OddsRatios;
import org.radiomics.knime.nodes.model.ReferenceLevels;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.nomogram.Axis;
import org.radiomics.knime.stats.nomogram.Nomogram;
import org.radiomics.knime.stats.nomogram.Tick;
import org.radiomics.knime.stats.plot.NomogramPlot;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;

/** Fits a logistic regression to the training rows and draws it as a nomogram. */
public final class NomogramLearnerNodeModel extends OptionsNodeModel {

    static final NamesOption PREDICTORS = NamesOption.of("predictors", "Predictors",
        "Columns that make the axes of the nomogram, in this order. Empty: all clinical variables and scores.",
        List.of());

    static final FlagOption FIRTH = FlagOption.of("firthIfSeparated", "Firth's correction if predictors separate",
        "Fits with Firth's correction, and says so, where a predictor tells the outcomes apart completely; otherwise "
            + "the node stops with a message.",
        true);

    static final IntegerOption WIDTH = IntegerOption.of("pictureWidth", "Picture width",
        "Width of the picture in units of 1/96 inch; 680 fills a page of A4 between its margins. Text grows with wider "
            + "pictures, so that they stay readable on such a page.",
        NomogramPlot.LEAST_WIDTH, 3000, NomogramPlot.A4_WIDTH);

    static final Options OPTIONS = Options.of(PREDICTORS, FIRTH, ReferenceLevels.OPTION, WIDTH);

    private static final OutputTable POINTS =
        OutputTable.of("points", "Points of the nomogram at the marks of its axes.").texts("axis").texts("mark")
            .numbers("value").numbers("points").numbers("probability");

    private static final String PICTURE = "nomogram";

    NomogramLearnerNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL}, new PortType[]{
            NomogramPortObject.TYPE, ImagePortObject.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        ReferenceLevels.of(settings(), predictors(CohortSpec.of((DataTableSpec)inSpecs[0])));
        return new PortObjectSpec[]{new ModelPortObjectSpec(), Pictures.SPEC, POINTS.spec(),
            StudyRecordPortObjectSpec.INSTANCE};
    }

    private List<String> predictors(final CohortSpec spec) throws InvalidSettingsException {
        return spec.choose(settings(), PREDICTORS,
            "The cohort has neither clinical variables nor scores; name the predictors in "
                + "the setting", ColumnKind.CLINICAL, ColumnKind.SCORE);
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> predictors = predictors(read.spec());
        final TrainingRows training = read.cohort().training().select(predictors);
        final LogisticModel model = LogisticRegression.withDefaults().withFirthIfSeparated(settings().get(FIRTH))
            .withReferences(ReferenceLevels.of(settings(), predictors)).fit(training);
        final Nomogram nomogram = Nomogram.of(model, training.columns());
        exec.checkCanceled();
        final Picture picture = NomogramPlot.draw(PICTURE, "Nomogram for the probability of " + model.outcome() + " = "
            + model.positiveLevel() + ".", nomogram, settings().get(WIDTH));
        final List<List<Object>> points = points(nomogram);
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(model.warnings());
        warn(warnings);
        return new PortObject[]{new NomogramPortObject(nomogram), Pictures.port(picture), POINTS.table(points, exec),
            StudyRecordPortObject.after(inObjects).with(section(model, picture, points, warnings))};
    }

    private static List<List<Object>> points(final Nomogram nomogram) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Axis axis : nomogram.axes()) {
            axis.ticks().forEach(tick -> rows.add(row(axis.column(), tick, null)));
        }
        nomogram.totalPointsScale().forEach(tick -> rows.add(total("Total points", tick, nomogram)));
        nomogram.logOddsScale().forEach(tick -> rows.add(total("Linear predictor", tick, nomogram)));
        nomogram.probabilityScale().forEach(tick -> rows.add(total("Probability", tick, nomogram)));
        return rows;
    }

    private static List<Object> total(final String axis, final Tick tick, final Nomogram nomogram) {
        return row(axis, tick, nomogram.probabilityAt(tick.points()));
    }

    private static List<Object> row(final String axis, final Tick tick, final Double probability) {
        return Arrays.asList(axis, tick.label(), tick.value(), tick.points(), probability);
    }

    private Section section(final LogisticModel model, final Picture picture, final List<List<Object>> points,
        final List<String> warnings) {
        final List<List<Object>> oddsRatios = OddsRatios.rows("nomogram", model);
        final Section.Builder section = Section.of("Nomogram Learner", "Nomogram").settings(settings().toText())
            .summary("The nomogram draws the logistic regression of " + model.outcome() + " = " + model.positiveLevel()
                + " on " + String.join(", ", model.columns()) + ", fitted to " + model.statistics().rows()
                + " training patients. Read the points of each variable, add them up, and read the probability below "
                + "the total." + (model.firth() ? " Firth's correction was used." : ""))
            .picture(picture).table(OddsRatios.printed(oddsRatios, model.confidence()))
            .table(OddsRatios.LAYOUT.atConfidence(model.confidence()).report(oddsRatios, false))
            .table(POINTS.report(points, false));
        warnings.forEach(section::warning);
        return section.build();
    }
}
