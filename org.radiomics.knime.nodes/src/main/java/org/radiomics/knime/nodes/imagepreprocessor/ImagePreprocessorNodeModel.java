package org.radiomics.knime.nodes.imagepreprocessor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.feature.preprocess.HistogramTemplate;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.execution.LeftOut;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;

/** Makes images of different scans comparable: no bias field, clipped and normalised grey values, one spacing. */
public final class ImagePreprocessorNodeModel extends OptionsNodeModel {

    /** The share of the work that learning templates takes. */
    private static final double LEARNING = 0.4;

    ImagePreprocessorNodeModel() {
        super(PreprocessorOptions.ALL, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final ImageTable images = ImageTable.of((DataTableSpec)inSpecs[0]);
        if (Steps.of(settings()).matchesHistograms()) {
            new TemplateLearning(settings(), images).warning().ifPresent(this::setWarningMessage);
        }
        return new PortObjectSpec[]{inSpecs[0], StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final ImageTable images = ImageTable.of(table.getDataTableSpec());
        final List<ImageTable.Entry> entries = images.read(table, exec);
        final List<String> warnings = new ArrayList<>();
        final List<Preprocessing.Result> results = new ArrayList<>();
        Map<String, HistogramTemplate> templates = Map.of();
        ExecutionMonitor processing = exec;
        Steps steps = Steps.of(settings());
        try (WorkerPool pool = WorkerPool.open("Image Preprocessor")) {
            if (steps.matchesHistograms()) {
                final TemplateLearning learning = new TemplateLearning(settings(), images);
                templates = learning.templates(entries, steps, pool, exec.createSilentSubProgress(LEARNING));
                learning.warning().ifPresent(warnings::add);
                steps = steps.with(templates);
                processing = exec.createSilentSubProgress(1 - LEARNING);
            }
            final Preprocessing preprocessing = new Preprocessing(exec, steps);
            pool.map(preprocessing.groups(preprocessing.items(entries)), preprocessing::apply, processing)
                .forEach(results::addAll);
        }
        results.sort(Comparator.comparingInt(result -> result.item().index()));
        final LeftOut leftOut = new LeftOut();
        results.stream().filter(result -> result.problem() != null)
            .forEach(result -> leftOut.add(result.item().entry().name(), result.problem()));
        leftOut.requireSome(results.size());
        final List<String> shown = new ArrayList<>(warnings);
        if (!leftOut.isEmpty()) {
            shown.add(leftOut.warning(results.size()));
        }
        warn(shown);
        warnings.addAll(leftOut.reasons());
        return new PortObject[]{new PreprocessedTable(table.getDataTableSpec(), images).write(results, exec),
            StudyRecordPortObject.after(inObjects)
                .with(new PreprocessingSection(settings(), steps, results).build(templates, warnings))};
    }
}
