package org.radiomics.knime.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of PyRadiomics 3.1.0 (docs "Customizing the Extraction: Settings"): names, ranges, defaults. Then those
 * of the preprocessing, which PyRadiomics does not know and which has a section of its own in parameter files; its
 * steps come before all others, in the order of their settings here.
 */
public enum Setting {

    /** Along how many axes the region must be longer than one voxel. */
    MINIMUM_ROI_DIMENSIONS("minimumROIDimensions", Scope.CASE, SettingType.integer(1, 3), 2),
    /** The region must have more voxels than this. */
    MINIMUM_ROI_SIZE("minimumROISize", Scope.CASE, SettingType.integer(1, Integer.MAX_VALUE), null),
    /** How far the grids of image and mask may differ, as a fraction of a voxel. */
    GEOMETRY_TOLERANCE("geometryTolerance", Scope.CASE, SettingType.positive(), null),
    /** Whether a mask on another grid is resampled onto the image's. */
    CORRECT_MASK("correctMask", Scope.CASE, SettingType.flag(), false),
    /** Whether diagnostics describe image and mask in full. */
    ADDITIONAL_INFO("additionalInfo", Scope.CASE, SettingType.flag(), true),
    /** The value of the region's voxels in the mask. */
    LABEL("label", Scope.CASE, SettingType.integer(1, Integer.MAX_VALUE), 1),
    /** Which component of a mask of vectors to take. */
    LABEL_CHANNEL("label_channel", Scope.CASE, SettingType.integer(0, Integer.MAX_VALUE), 0),
    /** Width of a grey level's bin in units of intensity. */
    BIN_WIDTH("binWidth", Scope.IMAGE, SettingType.positive(), 25.0),
    /** Number of bins; takes the place of the width. */
    BIN_COUNT("binCount", Scope.IMAGE, SettingType.integer(1, Integer.MAX_VALUE), null),
    /** Whether the image is normalised to mean 0 and standard deviation 1 before all else. */
    NORMALIZE("normalize", Scope.CASE, SettingType.flag(), false),
    /** Factor on the normalised image. */
    NORMALIZE_SCALE("normalizeScale", Scope.CASE, SettingType.positive(), 1.0),
    /** At how many standard deviations the normalised image is clipped. */
    REMOVE_OUTLIERS("removeOutliers", Scope.CASE, SettingType.positive(), null),
    /** Spacing in mm that image and mask are resampled to; 0 keeps an axis. */
    RESAMPLED_PIXEL_SPACING("resampledPixelSpacing", Scope.CASE,
        SettingType.numbers(0, 2, 3, "a list of 3 numbers of at least 0, or of 2 for images of two dimensions"), null),
    /** How the image is resampled; null for not at all. */
    INTERPOLATOR("interpolator", Scope.CASE, SettingType.interpolator(), "sitkBSpline"),
    /** Voxels kept around the region's box when image and mask are resampled or cropped. */
    PAD_DISTANCE("padDistance", Scope.CASE, SettingType.integer(0, Integer.MAX_VALUE), 5),
    /** Chebyshev distances of neighbours in voxels, for GLCM, GLDM and NGTDM. */
    DISTANCES("distances", Scope.IMAGE, SettingType.integers(1), List.of(1)),
    /** Whether voxels of different slices are no neighbours. */
    FORCE_2D("force2D", Scope.IMAGE, SettingType.flag(), false),
    /** Across which axis slices lie: 0 = z, 1 = y, 2 = x. */
    FORCE_2D_DIMENSION("force2Ddimension", Scope.IMAGE, SettingType.integer(0, 2), 0),
    /** One or two thresholds that voxels of the region must reach and not exceed. */
    RESEGMENT_RANGE("resegmentRange", Scope.CASE, SettingType.limits(), null),
    /** What the thresholds are: intensities, shares of the maximum, or standard deviations from the mean. */
    RESEGMENT_MODE("resegmentMode", Scope.CASE, SettingType.choice("absolute", "relative", "sigma"), "absolute"),
    /** Whether shape is that of the resegmented region. */
    RESEGMENT_SHAPE("resegmentShape", Scope.CASE, SettingType.flag(), false),
    /** Whether image and mask are cropped to the region's box before filtering. */
    PRE_CROP("preCrop", Scope.CASE, SettingType.flag(), false),
    /** Widths in mm of the Laplacian of Gaussian. */
    SIGMA("sigma", Scope.IMAGE, SettingType.numbersAsWritten(), null),
    /** How often the image is replaced by its LLL before wavelet images are taken. */
    START_LEVEL("start_level", Scope.IMAGE, SettingType.integer(0, Integer.MAX_VALUE), 0),
    /** How many levels of wavelet images are taken. */
    LEVEL("level", Scope.IMAGE, SettingType.integer(1, Integer.MAX_VALUE), 1),
    /** The wavelet's name in PyWavelets. */
    WAVELET("wavelet", Scope.IMAGE, SettingType.wavelet(), "coif1"),
    /** Whether the gradient is per mm instead of per voxel. */
    GRADIENT_USE_SPACING("gradientUseSpacing", Scope.IMAGE, SettingType.flag(), true),
    /** Radius of local binary patterns in a plane. */
    LBP_2D_RADIUS("lbp2DRadius", Scope.IMAGE, SettingType.positive(), 1.0),
    /** Points on the circle of local binary patterns in a plane. */
    LBP_2D_SAMPLES("lbp2DSamples", Scope.IMAGE, SettingType.integer(1, Integer.MAX_VALUE), 8),
    /** Kind of local binary patterns in a plane. */
    LBP_2D_METHOD("lbp2DMethod", Scope.IMAGE, SettingType.choice("default", "ror", "uniform", "var"), "uniform"),
    /** Levels of spherical harmonics of local binary patterns in space. */
    LBP_3D_LEVELS("lbp3DLevels", Scope.IMAGE, SettingType.integer(1, Integer.MAX_VALUE), 2),
    /** Radius of the sphere of local binary patterns in space. */
    LBP_3D_ICOSPHERE_RADIUS("lbp3DIcosphereRadius", Scope.IMAGE, SettingType.positive(), 1.0),
    /** How often the sphere's faces are divided. */
    LBP_3D_ICOSPHERE_SUBDIVISION("lbp3DIcosphereSubdivision", Scope.IMAGE,
        SettingType.integer(0, Integer.MAX_VALUE), 1),
    /** Added to intensities before Energy, TotalEnergy and RootMeanSquared. */
    VOXEL_ARRAY_SHIFT("voxelArrayShift", Scope.IMAGE, SettingType.integer(Integer.MIN_VALUE, Integer.MAX_VALUE), 0),
    /** Whether each pair of neighbours counts in both orders in the GLCM. */
    SYMMETRICAL_GLCM("symmetricalGLCM", Scope.IMAGE, SettingType.flag(), true),
    /** By which length directions of GLCM and GLRLM are weighted and merged; null for averaged features. */
    WEIGHTING_NORM("weightingNorm", Scope.IMAGE,
        SettingType.choice("euclidean", "manhattan", "infinity", "no_weighting"), null),
    /** The largest difference of grey levels of dependent voxels in the GLDM. */
    GLDM_A("gldm_a", Scope.IMAGE, SettingType.integer(0, Integer.MAX_VALUE), 0),
    /** Feature maps: how many voxels a neighbourhood reaches from its centre along each axis. */
    KERNEL_RADIUS("kernelRadius", Scope.VOXEL, SettingType.integer(1, Integer.MAX_VALUE), 1),
    /** Feature maps: whether only voxels of the region count in a neighbourhood. */
    MASKED_KERNEL("maskedKernel", Scope.VOXEL, SettingType.flag(), true),
    /** Feature maps: the value of voxels outside the region. */
    INIT_VALUE("initValue", Scope.VOXEL, SettingType.number(), 0.0),
    /** Feature maps: how many voxels PyRadiomics computes at once; has no effect on values here. */
    VOXEL_BATCH("voxelBatch", Scope.VOXEL, SettingType.integer(1, Integer.MAX_VALUE), null),
    /**
     * Preprocessing: whether images are files of two dimensions, of which PyRadiomics has other image types and shapes.
     * {@code radiomics extract} finds out by itself.
     */
    TWO_DIMENSIONAL("twoDimensional", Scope.PREPROCESSING, SettingType.flag(), false),
    /** Preprocessing: whether the bias field of MR images is taken out by N4. */
    N4("n4", Scope.PREPROCESSING, SettingType.flag(), false),
    /** Preprocessing: the field is estimated on every so many voxels along each axis. */
    N4_SHRINK("n4Shrink", Scope.PREPROCESSING, SettingType.integer(1, Integer.MAX_VALUE), 4),
    /** Preprocessing: the most iterations of each level of the field, coarse ones first. */
    N4_ITERATIONS("n4Iterations", Scope.PREPROCESSING, SettingType.integers(1), List.of(50, 50, 50, 50)),
    /** Preprocessing: a level ends when the field changes by a coefficient of variation of at most this. */
    N4_THRESHOLD("n4Threshold", Scope.PREPROCESSING, SettingType.positive(), 0.001),
    /** Preprocessing: the grey values that clipped ones are set to, the lower first. */
    CLIP("clip", Scope.PREPROCESSING, SettingType.pair(), null),
    /** Preprocessing: the percentiles of the image that grey values are clipped to, the lower first. */
    CLIP_PERCENTILES("clipPercentiles", Scope.PREPROCESSING, SettingType.pair(), null),
    /** Preprocessing: how grey values are normalised; null for not at all. */
    NORMALIZATION("normalization", Scope.PREPROCESSING,
        SettingType.choice("zScore", "percentiles", "mean", "histogram"), null),
    /** Preprocessing: the voxels that are measured; histograms always measure the foreground. */
    NORMALIZATION_VOXELS("normalizationVoxels", Scope.PREPROCESSING,
        SettingType.choice("image", "foreground", "region", "reference"), "image"),
    /** Preprocessing: the reading whose mask is the region of reference. */
    REFERENCE_READING("referenceReading", Scope.PREPROCESSING, SettingType.text(), null),
    /** Preprocessing: what a standard deviation, the upper percentile or the mean becomes. */
    NORMALIZATION_SCALE("normalizationScale", Scope.PREPROCESSING, SettingType.positive(), 1.0),
    /** Preprocessing: at how many standard deviations the z-score is clipped. */
    OUTLIER_LIMIT("outlierLimit", Scope.PREPROCESSING, SettingType.positive(), null),
    /** Preprocessing: the percentiles that become 0 and the scale. */
    PERCENTILES("percentiles", Scope.PREPROCESSING, SettingType.pair(), List.of(1.0, 99.0)),
    /** Preprocessing: whether values beyond these percentiles are set to 0 and to the scale. */
    PERCENTILES_CLIPPED("percentilesClipped", Scope.PREPROCESSING, SettingType.flag(), false),
    /** Preprocessing: the percentiles of the template that histograms are matched to. */
    HISTOGRAM_PERCENTILES("histogramPercentiles", Scope.PREPROCESSING,
        SettingType.numbers(0, 2, Integer.MAX_VALUE, "a list of at least 2 numbers"), null),
    /** Preprocessing: the grey values that these percentiles become. */
    HISTOGRAM_VALUES("histogramValues", Scope.PREPROCESSING,
        SettingType.numbers(Double.NEGATIVE_INFINITY, 2, Integer.MAX_VALUE, "a list of at least 2 numbers"), null),
    /** Preprocessing: spacing in mm that the whole image is resampled to; 0 keeps an axis. */
    SPACING("spacing", Scope.PREPROCESSING, SettingType.numbers(0, 3, 3, "a list of 3 numbers of at least 0"), null),
    /** Preprocessing: how the image is resampled. */
    INTERPOLATION("interpolation", Scope.PREPROCESSING, SettingType.choice("nearest", "linear", "cubic", "bspline"),
        "linear"),
    /** Preprocessing: how the new grid lies to the old one. */
    GRID_CONVENTION("gridConvention", Scope.PREPROCESSING, SettingType.choice("pyradiomics", "ibsi"), "pyradiomics"),
    /** Preprocessing: whether resampled grey values are rounded to whole numbers. */
    ROUND_INTENSITIES("roundIntensities", Scope.PREPROCESSING, SettingType.flag(), false),
    /** Preprocessing: how the mask is resampled. */
    MASK_INTERPOLATION("maskInterpolation", Scope.PREPROCESSING, SettingType.choice("nearest", "linear"), "nearest");

    /** What a setting can be set for. */
    private enum Scope {
        /** A whole case. */
        CASE,
        /** A case, or one image type of it. */
        IMAGE,
        /** The feature maps of a case. */
        VOXEL,
        /** What is done to a case before all else. */
        PREPROCESSING
    }

    private static final List<String> SUPPORTED_INTERPOLATORS =
        List.of("sitkNearestNeighbor", "sitkLinear", "sitkBSpline");

    private static final Map<String, Setting> BY_KEY =
        Stream.of(values()).collect(Collectors.toMap(Setting::key, Function.identity()));

    private final String m_key;

    private final Scope m_scope;

    private final SettingType m_type;

    private final Object m_default;

    Setting(final String key, final Scope scope, final SettingType type, final Object defaultValue) {
        m_key = key;
        m_scope = scope;
        m_type = type;
        m_default = defaultValue;
    }

    /** @return its name in PyRadiomics' parameter files */
    public String key() {
        return m_key;
    }

    /**
     * @return the value it has where it is not set: a Boolean, Integer, Double or String, a list of Integers or
     *         Doubles, or null for none
     */
    public Object defaultValue() {
        return m_default;
    }

    /** @return whether an image type may have a value of its own */
    public boolean isPerImageType() {
        return m_scope == Scope.IMAGE;
    }

    /** @return the section of parameter files that has it: setting, voxelSetting or preprocessing */
    public String section() {
        return switch (m_scope) {
            case CASE, IMAGE -> "setting";
            case VOXEL -> "voxelSetting";
            case PREPROCESSING -> "preprocessing";
        };
    }

    /** @return what values are allowed, as a phrase that follows "must be" */
    public String description() {
        return m_type.description();
    }

    /**
     * @param key a name in a parameter file
     * @return the setting of that name
     */
    static Optional<Setting> of(final String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /**
     * Checks a value.
     *
     * @param value as a YAML reader or a caller gives it; null for none
     * @return the value in the setting's Java type
     * @throws IllegalArgumentException if the value is not allowed or not supported, with a clause without final stop
     */
    Object check(final Object value) {
        if (value == null && isFalseIfNull()) {
            return false;
        }
        final Object accepted = value == null ? null : m_type.accept(value);
        final boolean none = value == null && (m_default == null || this == INTERPOLATOR);
        if (accepted == null && !none) {
            throw new IllegalArgumentException(m_key + " is " + value + "; it must be " + m_type.description());
        }
        if (!isSupported(accepted)) {
            throw new IllegalArgumentException(
                m_key + " " + value + " is known to PyRadiomics but not supported here yet; choose one of "
                    + String.join(", ", SUPPORTED_INTERPOLATORS));
        }
        return accepted;
    }

    /** Whether PyRadiomics takes null for false; other flags make it fail. */
    private boolean isFalseIfNull() {
        return switch (this) {
            case NORMALIZE, CORRECT_MASK, ADDITIONAL_INFO, PRE_CROP, RESEGMENT_SHAPE, SYMMETRICAL_GLCM,
                MASKED_KERNEL -> true;
            default -> false;
        };
    }

    private boolean isSupported(final Object value) {
        return this != INTERPOLATOR || value == null || SUPPORTED_INTERPOLATORS.contains(value);
    }
}
