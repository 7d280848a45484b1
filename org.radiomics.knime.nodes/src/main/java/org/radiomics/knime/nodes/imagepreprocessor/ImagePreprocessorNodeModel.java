package org.radiomics.knime.nodes.imagepreprocessor;

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
import org.radiomics.knime.feature.preprocess.IntensitySample;
import org.radiomics.knime.feature.preprocess.Interpolator;
import org.radiomics.knime.feature.preprocess.ZScore;
import org.radiomics.knime.feature.preprocess.Resampling;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.execution.LeftOut;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.report.Section;

/** Makes images of different scans comparable: normalised grey values, one spacing. */
public final class ImagePreprocessorNodeModel extends OptionsNodeModel {

    static final FlagOption NORMALIZE = FlagOption.of("normalize", "Normalise grey values",
        "Sets the mean of the grey values to 0 and their standard deviation to the scale.", true);

    static final NamesOption SEQUENCES = NamesOption.of("normalizedSequences", "Normalised sequences",
        "Sequences whose grey values have no unit and are normalised. Empty: all.", List.of());

    static final ChoiceOption<IntensitySample> REFERENCE = ChoiceOption.of("normalizationReference",
        "Normalisation by",
        "Voxels that give mean and standard deviation: the whole image, the foreground (voxels brighter than the "
            + "image's mean) or the region.",
        List.of(IntensitySample.values()), reference -> reference.name().toLowerCase(Locale.ROOT),
        IntensitySample.IMAGE);

    static final NumberOption SCALE = NumberOption.of("normalizationScale", "Scale",
        "What one standard deviation becomes. With 100, a bin width of 25 is a quarter of a standard deviation.", 1e-6,
        1e6, 100);

    static final NumberOption OUTLIERS = NumberOption.of("outlierLimit", "Outlier limit",
        "Values farther than this many standard deviations from the mean are set to that distance. 0 keeps them.", 0,
        1000, 0);

    static final FlagOption RESAMPLE =
        FlagOption.of("resample", "Resample", "Brings all images to the spacing below.", false);

    static final NumberOption SPACING_X = spacing("spacingX", "Spacing x");

    static final NumberOption SPACING_Y = spacing("spacingY", "Spacing y");

    static final NumberOption SPACING_Z = spacing("spacingZ", "Spacing z");

    static final ChoiceOption<Interpolator> INTERPOLATOR = ChoiceOption.of("interpolator", "Interpolator",
        "How grey values between voxels are found: nearest, linear or cubic B-spline. Masks take the nearest voxel.",
        List.of(Interpolator.values()), interpolator -> interpolator.name().toLowerCase(Locale.ROOT),
        Interpolator.LINEAR);

    static final Options OPTIONS = Options.NONE
        .tab("Normalisation", NORMALIZE, SEQUENCES, REFERENCE, SCALE, OUTLIERS)
        .tab("Resampling", RESAMPLE, SPACING_X, SPACING_Y, SPACING_Z, INTERPOLATOR);

    ImagePreprocessorNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    private static NumberOption spacing(final String key, final String label) {
        return NumberOption.of(key, label, "New distance of voxel centres in mm. 0 keeps that of each image.", 0, 100,
            1);
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        ImageTable.of((DataTableSpec)inSpecs[0]);
        return new PortObjectSpec[]{inSpecs[0], StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final ImageTable images = ImageTable.of(table.getDataTableSpec());
        final Preprocessing preprocessing = new Preprocessing(exec, normalization(),
            settings().get(REFERENCE) == IntensitySample.REGION, resampling());
        final List<Preprocessing.Item> items = new ArrayList<>();
        for (final ImageTable.Entry entry : images.read(table, exec)) {
            items.add(new Preprocessing.Item(items.size(), entry, isNormalized(entry)));
        }
        final List<Preprocessing.Result> results = new ArrayList<>();
        try (WorkerPool pool = WorkerPool.open("Image Preprocessor")) {
            pool.map(preprocessing.groups(items), preprocessing::apply, exec).forEach(results::addAll);
        }
        results.sort(Comparator.comparingInt(result -> result.item().index()));
        final LeftOut leftOut = new LeftOut();
        results.stream().filter(result -> result.problem() != null)
            .forEach(result -> leftOut.add(result.item().entry().name(), result.problem()));
        leftOut.requireSome(results.size());
        setWarningMessage(leftOut.warning(results.size()));
        return new PortObject[]{new PreprocessedTable(table.getDataTableSpec(), images).write(results, exec),
            StudyRecordPortObject.after(inObjects).with(section(results, leftOut))};
    }

    private boolean isNormalized(final ImageTable.Entry entry) {
        return settings().get(NORMALIZE)
            && (settings().get(SEQUENCES).isEmpty() || settings().get(SEQUENCES).contains(entry.sequence()));
    }

    private ZScore normalization() {
        final ZScore normalization = ZScore.withDefaults().over(settings().get(REFERENCE))
            .withScale(settings().get(SCALE));
        return settings().get(OUTLIERS) == 0 ? normalization
            : normalization.withOutliersBeyond(settings().get(OUTLIERS));
    }

    /** Null if images keep their spacing. */
    private Resampling resampling() {
        return settings().get(RESAMPLE) ? Resampling.withDefaults()
            .withSpacing(settings().get(SPACING_X), settings().get(SPACING_Y), settings().get(SPACING_Z))
            .withInterpolator(settings().get(INTERPOLATOR)) : null;
    }

    private Section section(final List<Preprocessing.Result> results, final LeftOut leftOut) {
        final List<Preprocessing.Result> done = results.stream().filter(result -> result.problem() == null).toList();
        final long images = done.stream().map(Preprocessing.Result::image).distinct().count();
        final long normalized = done.stream().filter(result -> result.item().normalize())
            .map(Preprocessing.Result::image).distinct().count();
        final StringBuilder summary = new StringBuilder();
        if (settings().get(NORMALIZE)) {
            summary.append("Grey values of ").append(normalized).append(" of ").append(images)
                .append(" images were normalised to mean 0 and standard deviation ").append(settings().text(SCALE))
                .append(", measured over the ").append(settings().text(REFERENCE)).append(". ");
        }
        if (settings().get(RESAMPLE)) {
            summary.append("Images were resampled (").append(settings().text(INTERPOLATOR)).append(") to ")
                .append(settings().text(SPACING_X)).append(" x ").append(settings().text(SPACING_Y)).append(" x ")
                .append(settings().text(SPACING_Z)).append(" mm, where 0 keeps an image's own spacing.");
        } else {
            summary.append("Images keep their spacing.");
        }
        final Section.Builder section = Section.of("Image Preprocessor", "Preprocessing").settings(settings().toText())
            .summary(summary.toString());
        leftOut.reasons().forEach(section::warning);
        return section.build();
    }
}
