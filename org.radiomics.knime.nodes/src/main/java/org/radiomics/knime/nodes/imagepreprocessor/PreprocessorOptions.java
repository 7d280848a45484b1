package org.radiomics.knime.nodes.imagepreprocessor;

import java.util.List;
import java.util.Locale;

import org.knime.core.data.StringValue;
import org.radiomics.knime.feature.preprocess.GridConvention;
import org.radiomics.knime.feature.preprocess.Interpolator;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.TextOption;

/** The settings of an Image Preprocessor: a tab for each step, in the order of the steps. */
final class PreprocessorOptions {

    static final FlagOption N4 = FlagOption.of("n4", "Correct the bias field",
        "Takes out the slow variation of brightness that coils leave in MR images, by N4.", false);

    static final NamesOption N4_SEQUENCES = NamesOption.of("n4Sequences", "Corrected sequences",
        "MR sequences whose bias field is taken out. Empty: all.", List.of());

    static final IntegerOption N4_SHRINK = IntegerOption.of("n4Shrink", "Shrink factor",
        "The field is estimated on every so many voxels along each axis. 4 is usual; 1 takes very long.", 1, 64, 4);

    static final IntegerOption N4_LEVELS = IntegerOption.of("n4Levels", "Levels",
        "How often the field is refined. Each level follows it twice as closely.", 1, 8, 4);

    static final IntegerOption N4_ITERATIONS =
        IntegerOption.of("n4Iterations", "Iterations", "The most iterations of a level.", 1, 10000, 50);

    static final NumberOption N4_THRESHOLD = NumberOption.of("n4Threshold", "Convergence threshold",
        "A level ends when the field changes by a coefficient of variation of at most this.", 1e-12, 1, 0.001);

    static final String NO_CLIPPING = "nothing";

    static final String CLIP_LIMITS = "grey values";

    static final String CLIP_PERCENTILES = "percentiles";

    static final ChoiceOption<String> CLIP = ChoiceOption.of("clip", "Clip to",
        "Sets grey values beyond two limits to the limits: grey values, percentiles of each image, or nothing is "
            + "clipped.",
        List.of(NO_CLIPPING, CLIP_LIMITS, CLIP_PERCENTILES), NO_CLIPPING);

    static final NamesOption CLIP_SEQUENCES =
        NamesOption.of("clippedSequences", "Clipped sequences", "Sequences that are clipped. Empty: all.", List.of());

    static final NumberOption CLIP_LOWER = NumberOption.of("clipLower", "Lower limit",
        "Lowest grey value that stays, or its percentile.", -1e9, 1e9, 1);

    static final NumberOption CLIP_UPPER = NumberOption.of("clipUpper", "Upper limit",
        "Highest grey value that stays, or its percentile.", -1e9, 1e9, 99);

    static final FlagOption NORMALIZE = FlagOption.of("normalize", "Normalise grey values",
        "Brings the grey values of each image to one scale, by the method below.", true);

    static final NamesOption SEQUENCES = NamesOption.of("normalizedSequences", "Normalised sequences",
        "Sequences whose grey values have no unit and are normalised. Empty: all.", List.of());

    static final ChoiceOption<NormalizationMethod> METHOD = ChoiceOption.of("normalizationMethod", "Method",
        "z-score: the mean becomes 0 and the standard deviation the scale. percentiles: two percentiles become 0 and "
            + "the scale. mean: the mean becomes the scale. histogram: matched to a template of training images.",
        List.of(NormalizationMethod.values()), NormalizationMethod::text, NormalizationMethod.Z_SCORE);

    static final ChoiceOption<MeasuredVoxels> VOXELS = ChoiceOption.of("normalizationReference", "Normalisation by",
        "Voxels that are measured: the whole image, the foreground (voxels brighter than the image's mean), the "
            + "region, or a region of reference. Histograms always take the foreground.",
        List.of(MeasuredVoxels.values()), MeasuredVoxels::text, MeasuredVoxels.IMAGE);

    static final TextOption REFERENCE_READING = TextOption.text("referenceReading", "Reading of reference",
        "Reading whose mask outlines the region of reference (muscle, fat) of the same patient and sequence. Its "
            + "rows do not leave the node.",
        "");

    static final NumberOption SCALE = NumberOption.of("normalizationScale", "Scale",
        "What one standard deviation, the upper percentile or the mean becomes. With z-scores and 100, a bin width "
            + "of 25 is a quarter of a standard deviation.",
        1e-6, 1e6, 100);

    static final NumberOption OUTLIERS = NumberOption.of("outlierLimit", "Outlier limit",
        "z-score: values farther than this many standard deviations from the mean are set to that distance. 0 keeps "
            + "them.",
        0, 1000, 0);

    static final NumberOption LOWER_PERCENTILE = NumberOption.of("lowerPercentile", "Lower percentile",
        "percentiles: the percentile that becomes 0.", 0, 100, 1);

    static final NumberOption UPPER_PERCENTILE = NumberOption.of("upperPercentile", "Upper percentile",
        "percentiles: the percentile that becomes the scale.", 0, 100, 99);

    static final FlagOption PERCENTILES_CLIPPED = FlagOption.of("percentilesClipped", "Clip to the percentiles",
        "percentiles: sets grey values beyond the two percentiles to 0 and to the scale.", false);

    static final TextOption TEMPLATE_FILE = TextOption.file("templateFile", "Template file",
        "File of templates that were learned before, by sequence. Empty: templates are learned on the images of this "
            + "table.",
        "");

    static final ColumnOption TRAINING_COLUMN = ColumnOption.of("trainingColumn", "Training column",
        "Column that marks the images a template may learn from. Empty: all images, with a warning, since validation "
            + "images must not be learned from.",
        0, column -> column.getType().isCompatible(StringValue.class), "");

    static final TextOption TRAINING_VALUE = TextOption.text("trainingValue", "Training value",
        "What the training column says of images that a template may learn from.", "training");

    static final TextOption SAVED_TEMPLATES = TextOption.file("savedTemplates", "Save templates as",
        "File that learned templates are written to, for images of other patients. Empty: none.", "");

    static final FlagOption RESAMPLE =
        FlagOption.of("resample", "Resample", "Brings all images to the spacing below.", false);

    static final NumberOption SPACING_X = spacing("spacingX", "Spacing x");

    static final NumberOption SPACING_Y = spacing("spacingY", "Spacing y");

    static final NumberOption SPACING_Z = spacing("spacingZ", "Spacing z");

    static final ChoiceOption<Interpolator> INTERPOLATOR = ChoiceOption.of("interpolator", "Interpolator",
        "How grey values between voxels are found: nearest, linear, cubic (convolution) or cubic B-spline.",
        List.of(Interpolator.values()), interpolator -> interpolator.name().toLowerCase(Locale.ROOT),
        Interpolator.LINEAR);

    static final ChoiceOption<GridConvention> CONVENTION = ChoiceOption.of("gridConvention", "Grid",
        "pyradiomics: new and old grid begin at the same corner. ibsi: they have the same centre.",
        List.of(GridConvention.values()), convention -> convention.name().toLowerCase(Locale.ROOT),
        GridConvention.PYRADIOMICS);

    static final FlagOption ROUND = FlagOption.of("roundIntensities", "Round grey values",
        "Rounds resampled grey values to whole numbers, as the IBSI asks for of CT.", false);

    static final FlagOption LINEAR_MASKS = FlagOption.of("linearMasks", "Interpolate masks",
        "Masks are interpolated linearly, and a voxel belongs to the region from one half on, as the IBSI asks for. "
            + "Otherwise the nearest voxel decides.",
        false);

    static final Options ALL = Options.NONE
        .tab("Bias field", N4, N4_SEQUENCES, N4_SHRINK, N4_LEVELS, N4_ITERATIONS, N4_THRESHOLD)
        .tab("Clipping", CLIP, CLIP_SEQUENCES, CLIP_LOWER, CLIP_UPPER)
        .tab("Normalisation", NORMALIZE, SEQUENCES, METHOD, VOXELS, REFERENCE_READING, SCALE, OUTLIERS,
            LOWER_PERCENTILE, UPPER_PERCENTILE, PERCENTILES_CLIPPED)
        .tab("Histogram template", TEMPLATE_FILE, TRAINING_COLUMN, TRAINING_VALUE, SAVED_TEMPLATES)
        .tab("Resampling", RESAMPLE, SPACING_X, SPACING_Y, SPACING_Z, INTERPOLATOR, CONVENTION, ROUND, LINEAR_MASKS);

    private PreprocessorOptions() {
    }

    private static NumberOption spacing(final String key, final String label) {
        return NumberOption.of(key, label, "New distance of voxel centres in mm. 0 keeps that of each image.", 0, 100,
            1);
    }
}
