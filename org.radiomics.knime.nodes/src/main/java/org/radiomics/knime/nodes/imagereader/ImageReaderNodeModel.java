package org.radiomics.knime.nodes.imagereader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.feature.cohort.FolderLayout;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.cohort.Manifest;
import org.radiomics.knime.feature.file.ImageOptions;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.region.GridRule;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.nodes.execution.LeftOut;
import org.radiomics.knime.nodes.execution.Location;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;

/** Reads images and masks from files into a table with one row per patient, sequence and reading. */
public final class ImageReaderNodeModel extends OptionsNodeModel {

    static final TextOption MANIFEST = TextOption.file("manifest", "Manifest",
        "CSV file with the columns image and mask, and optionally patient, sequence, reading, series, label and "
            + "others, which are passed on. Used if no table is connected. Paths are relative to the file.", "");

    static final TextOption FOLDER = TextOption.folder("folder", "Folder",
        "Folder that is searched by the two patterns. Used if no table is connected and there is no manifest.", "");

    static final TextOption IMAGE_PATTERN = TextOption.text("imagePattern", "Image pattern",
        "Where images lie below the folder; {patient}, {sequence} and {reading} stand for text without a slash. With a "
            + "slash at the end it means folders of DICOM files.",
        "{patient}/{sequence}_image.nii.gz").required();

    static final TextOption MASK_PATTERN = TextOption.text("maskPattern", "Mask pattern",
        "Where masks lie below the folder, with at least the placeholders of the image pattern. Each mask is a case.",
        "{patient}/{sequence}_mask.nii.gz").required();

    static final TextOption DATA_HINT = TextOption.text("dataHint", "Where to get the data",
        "What the message goes on with if folder or manifest does not exist: what to download from where.", "");

    static final NamesOption SEQUENCES = NamesOption.of("sequences", "Sequences",
        "Sequences to read. Empty: all.", List.of());

    static final TextOption DEFAULT_SEQUENCE = TextOption.text("defaultSequence", "Default sequence",
        "Name of the sequence where the source does not say.", "image").required();

    static final TextOption DEFAULT_READING = TextOption.text("defaultReading", "Default reading",
        "Name of the reading where the source does not say.", "reader1").required();

    static final IntegerOption DEFAULT_LABEL = IntegerOption.of("defaultLabel", "Default label",
        "Value of the region's voxels in the mask where the source does not say.", 1, Integer.MAX_VALUE, 1);

    static final TextOption REGION = TextOption.text("region", "Region",
        "Which region of the mask to take where the source does not say: a number, a name, any (all as one) or each "
            + "(one row per region). Empty: the default label.", "");

    static final ChoiceOption<RegionChoice.Part> COMPONENTS = ChoiceOption.of("components", "Components",
        "What is kept of a region: all of it, or its largest connected component.",
        List.of(RegionChoice.Part.values()), part -> part.name().toLowerCase(Locale.ROOT), RegionChoice.Part.ALL);

    static final ChoiceOption<Boolean> OTHER_GRID = ChoiceOption.of("otherGrid", "Mask on another grid",
        "What becomes of a case whose mask has another grid than its image: refuse leaves it out, resample brings the "
            + "mask onto the image by nearest neighbour if the region lies inside the image.",
        List.of(false, true), resample -> resample ? "resample" : "refuse", false);

    static final TextOption SERIES = TextOption.text("series", "DICOM series",
        "UID, number or description of the series to read from folders that hold several, where the source does not "
            + "say.", "");

    static final FlagOption SUV = FlagOption.of("suv", "PET as SUV",
        "Whether DICOM PET series become standardised uptake values by body weight.", false);

    static final NumberOption TOLERANCE = NumberOption.of("geometryTolerance", "Geometry tolerance",
        "By how much the grids of image and mask may differ, as a fraction of a voxel.", 0, 1, ImagePair.TOLERANCE);

    static final Options OPTIONS = Options.NONE
        .tab("Source", MANIFEST, FOLDER, IMAGE_PATTERN, MASK_PATTERN, DATA_HINT)
        .tab("Cases", SEQUENCES, DEFAULT_SEQUENCE, DEFAULT_READING)
        .tab("Regions", DEFAULT_LABEL, REGION, COMPONENTS, TOLERANCE, OTHER_GRID)
        .tab("DICOM", SERIES, SUV);

    ImageReaderNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE_OPTIONAL, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        DataTableSpec images = null;
        if (inSpecs[0] != null) {
            images = ReadCases.spec(CaseTable.of((DataTableSpec)inSpecs[0]).extras());
        } else if (hasManifest()) {
            // which further columns the manifest has is known once it is read
            Location.of(settings(), MANIFEST);
        } else if (settings().get(FOLDER).isBlank()) {
            throw new InvalidSettingsException("There is no source: connect a table of paths, or fill in the setting \""
                + MANIFEST.label() + "\" or \"" + FOLDER.label() + "\".");
        } else {
            layout();
            images = ReadCases.spec(List.of());
        }
        return new PortObjectSpec[]{images, StudyRecordPortObjectSpec.INSTANCE};
    }

    private boolean hasManifest() {
        return !settings().get(MANIFEST).isBlank();
    }

    private FolderLayout layout() throws InvalidSettingsException {
        try {
            return FolderLayout.of(settings().get(IMAGE_PATTERN), settings().get(MASK_PATTERN));
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final LeftOut leftOut = new LeftOut();
        final Source source = source((BufferedDataTable)inObjects[0], leftOut);
        final List<ImageCase> cases = source.cases().stream().map(this::withDefaults).filter(this::isWanted).toList();
        if (cases.isEmpty()) {
            throw new InvalidSettingsException("None of the sequences " + settings().get(SEQUENCES) + " is in "
                + source.name() + "; correct the setting \"" + SEQUENCES.label() + "\".");
        }
        final CaseReader reader = new CaseReader(exec,
            new ImageOptions(settings().get(SERIES), settings().get(SUV)), regions(), settings().get(COMPONENTS),
            new GridRule(settings().get(TOLERANCE), settings().get(OTHER_GRID)));
        final List<CaseReader.Result> results = new ArrayList<>();
        try (WorkerPool pool = WorkerPool.open("Image Reader")) {
            pool.map(CaseReader.byImage(cases), reader::read, exec).forEach(results::addAll);
        }
        results.sort(Comparator.comparingInt(result -> result.imageCase().row()));
        results.stream().filter(result -> result.problem() != null)
            .forEach(result -> leftOut.add(result.imageCase().name(), result.problem()));
        final List<CaseReader.Result> good = results.stream().filter(result -> result.problem() == null).toList();
        final int all = leftOut.reasons().size() + good.size();
        leftOut.requireSome(all);
        final ReadCases read = new ReadCases(good, source.extras());
        setWarningMessage(warning(leftOut.warning(all), read.remarks()));
        return new PortObject[]{read.table(exec), StudyRecordPortObject.after(inObjects)
            .with(read.section(source.name(), leftOut).settings(settings().toText()).build())};
    }

    private RegionChoice regions() {
        final String text = settings().get(REGION);
        return text.isBlank() ? RegionChoice.number(settings().get(DEFAULT_LABEL)) : RegionChoice.parse(text);
    }

    /** What was left out, and the first remark on the regions that were read. */
    private static String warning(final String leftOut, final List<String> remarks) {
        if (remarks.isEmpty()) {
            return leftOut;
        }
        final String first = remarks.get(0)
            + (remarks.size() == 1 ? "" : " The study record holds " + (remarks.size() - 1) + " more remarks.");
        return leftOut == null ? first : leftOut + " " + first;
    }

    /** Where the cases come from, which columns are passed on, and the cases. */
    private record Source(String name, List<String> extras, List<ImageCase> cases) {
    }

    private Source source(final BufferedDataTable table, final LeftOut leftOut)
        throws InvalidSettingsException, IOException {
        if (table != null) {
            final CaseTable paths = CaseTable.of(table.getDataTableSpec());
            return new Source("the table of paths", paths.extras(), paths.read(table));
        }
        final Path path = Location.of(settings(), hasManifest() ? MANIFEST : FOLDER);
        if (!Files.exists(path)) {
            final String hint = settings().get(DATA_HINT).strip();
            throw new IOException((hasManifest() ? "Manifest " : "Folder ") + path + " does not exist; "
                + (hint.isEmpty() ? "correct the setting." : hint));
        }
        if (hasManifest()) {
            final List<ImageCase> cases = Manifest.read(path);
            return new Source(path.toString(), CaseTable.extras(List.copyOf(cases.get(0).columns().keySet())), cases);
        }
        final FolderLayout.Found found = layout().scan(path);
        found.imagesWithoutMask().forEach(image -> leftOut.add(image.toString(),
            "no mask belongs to this image; add one that fits the pattern \"" + settings().get(MASK_PATTERN) + "\"."));
        return new Source(path.toString(), List.of(), found.cases());
    }

    private ImageCase withDefaults(final ImageCase c) {
        return new ImageCase(c.row(), c.patient(),
            c.sequence().isEmpty() ? settings().get(DEFAULT_SEQUENCE) : c.sequence(),
            c.reading().isEmpty() ? settings().get(DEFAULT_READING) : c.reading(), c.image(), c.series(), c.mask(),
            c.label(), c.columns());
    }

    private boolean isWanted(final ImageCase imageCase) {
        return settings().get(SEQUENCES).isEmpty() || settings().get(SEQUENCES).contains(imageCase.sequence());
    }
}
