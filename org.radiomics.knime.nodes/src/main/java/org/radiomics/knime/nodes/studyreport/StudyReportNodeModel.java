package org.radiomics.knime.nodes.studyreport;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.execution.Location;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.plot.FunnelPlot;
import org.radiomics.knime.stats.report.FunnelStep;
import org.radiomics.knime.stats.report.StudyRecord;
import org.radiomics.knime.stats.report.StudyReport;

/** Writes the study record as a report: a page, and beside it every picture and every table as a file. */
public final class StudyReportNodeModel extends OptionsNodeModel {

    static final TextOption FOLDER = TextOption.folder("folder", "Folder",
        "Where the report goes. Files of an earlier report there are replaced, others are left alone.",
        "knime://knime.workflow/report").required();

    static final TextOption TITLE =
        TextOption.text("title", "Title", "The heading of the report.", "Radiomics study").required();

    static final Options OPTIONS = Options.of(FOLDER, TITLE);

    private static final OutputTable FILES = OutputTable.of("files", "The files of the report.").texts("file");

    StudyReportNodeModel() {
        super(OPTIONS, new PortType[]{StudyRecordPortObject.TYPE}, new PortType[]{BufferedDataTable.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        Location.of(settings(), FOLDER);
        return new PortObjectSpec[]{FILES.spec()};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final StudyRecord record = ((StudyRecordPortObject)inObjects[0]).record();
        if (record.sections().isEmpty()) {
            setWarningMessage("The study record has no sections; connect the record output of the node before.");
        }
        final List<FunnelStep> funnel =
            record.sections().stream().flatMap(section -> section.funnel().stream()).toList();
        final Path folder = Location.of(settings(), FOLDER);
        StudyReport report = StudyReport.withDefaults().withTitle(settings().get(TITLE)).withListOfFiles("Study Report")
            .withDate(OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS)).withVersions(versions());
        if (!funnel.isEmpty()) {
            report = report.withOverview(
                List.of(FunnelPlot.draw("funnel", "How many features each step of the study left.", funnel)));
        }
        report.write(record, folder);
        return new PortObject[]{FILES.table(report.files(record).stream()
            .<List<Object>>map(file -> List.of(folder.resolve(file).toString())).toList(), exec)};
    }

    private static Map<String, String> versions() {
        final Map<String, String> versions = new LinkedHashMap<>();
        final String version = StudyReportNodeModel.class.getPackage().getImplementationVersion();
        versions.put("Radiomics for KNIME", version == null ? "development" : version);
        versions.put("Java", System.getProperty("java.version"));
        versions.put("Operating system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return versions;
    }
}
