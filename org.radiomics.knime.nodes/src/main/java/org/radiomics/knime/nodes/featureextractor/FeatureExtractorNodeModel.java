package org.radiomics.knime.nodes.featureextractor;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.feature.ExtractionException;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.feature.ImageType;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.ProfileException;
import org.radiomics.knime.feature.Setting;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.execution.LeftOut;
import org.radiomics.knime.nodes.execution.Location;
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;

/** Computes radiomics features of images and regions, one row per case. */
public final class FeatureExtractorNodeModel extends OptionsNodeModel {

    static final TextOption PARAMETER_FILE = TextOption.file("parameterFile", "Parameter file",
        "PyRadiomics' parameter file (YAML or JSON). Empty: the settings below, else PyRadiomics' defaults.",
        "");

    static final NumberOption BIN_WIDTH = NumberOption.of("binWidth", "Bin width",
        "Width of the bins that grey values are cut into, in the unit of the image.", 1e-9, 1e9, 25);

    static final FlagOption ORIGINAL =
        FlagOption.of("original", "Original image", "Computes features of the image itself.", true);

    static final FlagOption WAVELET =
        FlagOption.of("wavelet", "Wavelet images", "Computes features of the eight wavelet images.", true);

    static final FlagOption NORMALIZE = FlagOption.of("normalize", "Normalise grey values",
        "Sets the mean of each image to 0 and its standard deviation to the scale. Not needed after an Image "
            + "Preprocessor.",
        false);

    static final NumberOption SCALE = NumberOption.of("normalizeScale", "Scale",
        "What one standard deviation becomes, if grey values are normalised here.", 1e-6, 1e6, 100);

    static final IntegerOption GALLERY = IntegerOption.of("galleryImages", "Images in the gallery",
        "How many middle slices with the outlined region the report shows.", 0, 200, 24);

    static final Options OPTIONS =
        Options.of(PARAMETER_FILE, BIN_WIDTH, ORIGINAL, WAVELET, NORMALIZE, SCALE, GALLERY);

    FeatureExtractorNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL}, new PortType[]{
            BufferedDataTable.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final FeatureTables tables = new FeatureTables(ImageTable.of((DataTableSpec)inSpecs[0]), profile());
        return new PortObjectSpec[]{tables.featureSpec(), FeatureTables.dictionarySpec(),
            FeatureTables.diagnosticsSpec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    private ExtractionProfile profile() throws InvalidSettingsException {
        try {
            if (!settings().get(PARAMETER_FILE).isBlank()) {
                return ExtractionProfile.fromYaml(Location.of(settings(), PARAMETER_FILE));
            }
        } catch (final ProfileException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        final List<ImageType> types = new ArrayList<>();
        if (settings().get(ORIGINAL)) {
            types.add(ImageType.ORIGINAL);
        }
        if (settings().get(WAVELET)) {
            types.add(ImageType.WAVELET);
        }
        if (types.isEmpty()) {
            throw new InvalidSettingsException("No image type is chosen; switch on \"" + ORIGINAL.label() + "\" or \""
                + WAVELET.label() + "\".");
        }
        return ExtractionProfile.pyradiomics().withBinWidth(settings().get(BIN_WIDTH))
            .withImageTypes(types.toArray(ImageType[]::new)).with(Setting.NORMALIZE, settings().get(NORMALIZE))
            .with(Setting.NORMALIZE_SCALE, settings().get(SCALE));
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final ImageTable images = ImageTable.of(table.getDataTableSpec());
        final ExtractionProfile profile = profile();
        final List<ImageTable.Entry> entries = images.read(table, exec);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("The table of images has no rows; execute the nodes before on data.");
        }
        final List<Extraction> extractions = extract(entries, new FeatureExtractor(profile), exec);
        final LeftOut leftOut = new LeftOut();
        extractions.stream().filter(extraction -> extraction.vector() == null)
            .forEach(extraction -> leftOut.add(extraction.entry().name(), extraction.problem()));
        leftOut.requireSome(entries.size());
        setWarningMessage(leftOut.warning(entries.size()));
        final List<Extraction> done = extractions.stream().filter(extraction -> extraction.vector() != null).toList();
        final FeatureTables tables = new FeatureTables(images, profile);
        return new PortObject[]{tables.features(done, exec), tables.dictionary(exec),
            FeatureTables.diagnostics(done, exec), StudyRecordPortObject.after(inObjects)
                .with(new FeatureSection(profile, done, leftOut).build(settings().toText(), settings().get(GALLERY)))};
    }

    private static List<Extraction> extract(final List<ImageTable.Entry> entries, final FeatureExtractor extractor,
        final ExecutionContext exec) throws Exception {
        final Monitor cancellation = new NodeMonitor(exec.createSilentSubProgress(0));
        final RegionsOfReference references = new RegionsOfReference(entries, extractor.profile());
        try (WorkerPool pool = WorkerPool.open("Feature Extractor")) {
            return pool.map(entries, entry -> {
                try {
                    entry.requireBoth();
                    final FeatureVector vector =
                        extractor.extract(entry.image().volume(), entry.mask().mask(), references.of(entry),
                            cancellation, Runnable::run);
                    return new Extraction(entry, vector, null);
                } catch (final ExtractionException | IllegalArgumentException e) {
                    return new Extraction(entry, null, e.getMessage());
                }
            }, exec);
        }
    }
}
