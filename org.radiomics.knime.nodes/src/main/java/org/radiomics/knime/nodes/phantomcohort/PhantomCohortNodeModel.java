package org.radiomics.knime.nodes.phantomcohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.util.FileUtil;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.cohort.Manifest;
import org.radiomics.knime.feature.phantom.PhantomCohort;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.execution.Location;
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.CsvColumns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.report.Section;

/** Writes a synthetic spinal-tumour cohort, and gives its manifest and clinical table. */
public final class PhantomCohortNodeModel extends OptionsNodeModel {

    static final IntegerOption PATIENTS =
        IntegerOption.of("patients", "Patients", "Number of patients.", 4, 10000, 135);

    static final NumberOption METASTASES = NumberOption.of("metastasisShare", "Share of metastases",
        "Share of the patients that have a metastasis (SSM); the others have a primary tumour (SPST).", 0.01, 0.99,
        0.511);

    static final IntegerOption REREADINGS = IntegerOption.of("rereadings", "Re-readings per group",
        "How many lesions of each group both readers outline again.", 0, 10000, 10);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final TextOption FOLDER = TextOption.folder("folder", "Folder",
        "Where the images are written; an earlier phantom cohort in it is replaced. Empty: a temporary folder.", "");

    static final Options OPTIONS = Options.of(PATIENTS, METASTASES, REREADINGS, SEED, FOLDER);

    private static final OutputTable MANIFEST = OutputTable.of("manifest", "Images and masks of the phantom cohort.")
        .texts("patient").texts("sequence").texts("reading").texts("image").texts("mask").wholes("label");

    private static final String OUTCOME = "diagnosis";

    private static final DataTableSpec CLINICAL = new DataTableSpec("clinical", ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts(OUTCOME), PhantomCohort.POSITIVE),
        ColumnKind.CLINICAL.texts("gender"), ColumnKind.CLINICAL.numbers("age"),
        ColumnKind.CLINICAL.numbers("max_diameter"), ColumnKind.CLINICAL.texts("shape"),
        ColumnKind.CLINICAL.texts("signal"), ColumnKind.CLINICAL.texts("boundaries"),
        ColumnKind.CLINICAL.texts("location"));

    PhantomCohortNodeModel() {
        super(OPTIONS, new PortType[0],
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) {
        return new PortObjectSpec[]{MANIFEST.spec(), CLINICAL, StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final PhantomCohort phantom = PhantomCohort.withDefaults().withPatients(settings().get(PATIENTS))
            .withMetastasisShare(settings().get(METASTASES)).withRereadings(settings().get(REREADINGS))
            .withSeed(settings().get(SEED));
        final PhantomCohort.Result cohort;
        try (WorkerPool pool = WorkerPool.open("Phantom Cohort")) {
            cohort = phantom.generate(folder(), new NodeMonitor(exec), pool.executor());
        }
        final List<ImageCase> cases = Manifest.read(cohort.manifest());
        return new PortObject[]{MANIFEST.table(rows(cases), exec), clinical(cohort.clinical(), exec),
            StudyRecordPortObject.after(inObjects).with(section(cohort, cases))};
    }

    private Path folder() throws InvalidSettingsException, IOException {
        return settings().get(FOLDER).isBlank() ? FileUtil.createTempDir("phantom-cohort").toPath()
            : Location.of(settings(), FOLDER);
    }

    private static List<List<Object>> rows(final List<ImageCase> cases) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final ImageCase c : cases) {
            rows.add(List.of(c.patient(), c.sequence(), c.reading(), c.image().toString(), c.mask().toString(),
                1));
        }
        return rows;
    }

    private static BufferedDataTable clinical(final Path file, final ExecutionContext exec)
        throws IOException, CanceledExecutionException {
        final Columns columns = CsvColumns.read(file);
        final BufferedDataContainer container = exec.createDataContainer(CLINICAL);
        for (int row = 0; row < columns.size(); row++) {
            exec.checkCanceled();
            final List<DataCell> cells = new ArrayList<>();
            for (final DataColumnSpec column : CLINICAL) {
                cells.add(cell(columns, column, row));
            }
            container.addRowToTable(new DefaultRow(RowKey.createRowKey((long)row), cells.toArray(new DataCell[0])));
        }
        container.close();
        return container.getTable();
    }

    private static DataCell cell(final Columns columns, final DataColumnSpec column, final int row) {
        if (columns.column(column.getName()).isMissing(row)) {
            return DataType.getMissingCell();
        }
        return columns.column(column.getName()) instanceof NumericColumn numeric
            ? new DoubleCell(numeric.values()[row])
            : new StringCell(((CategoricalColumn)columns.column(column.getName())).level(row));
    }

    private Section section(final PhantomCohort.Result cohort, final List<ImageCase> cases) {
        final long sequences = cases.stream().map(ImageCase::sequence).distinct().count();
        final int patients = cohort.metastases() + cohort.primaries();
        return Section.of("Phantom Cohort", "Phantom cohort")
            .notice("This cohort is synthetic: computed images of patients that do not exist.")
            .summary("Sagittal spine MR of " + patients + " synthetic patients was computed: " + cohort.metastases()
                + " with a solitary metastasis (" + PhantomCohort.POSITIVE + "), " + cohort.primaries()
                + " with a solitary primary tumour (" + PhantomCohort.NEGATIVE + "); " + sequences + " sequences, "
                + cases.size() + " outlines in all.")
            .settings(settings().toText()).seed(settings().get(SEED)).build();
    }
}
