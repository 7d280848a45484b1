package org.radiomics.knime.feature;

import java.util.Arrays;
import java.util.Optional;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.Interpolator;
import org.radiomics.knime.feature.preprocess.ZScore;
import org.radiomics.knime.feature.preprocess.Preprocessor;
import org.radiomics.knime.feature.preprocess.Resampling;
import org.radiomics.knime.feature.preprocess.Resegmentation;
import org.radiomics.knime.feature.region.RegionException;

/**
 * A case after the steps that come before features: the preprocessing of the profile, then PyRadiomics' steps in its
 * order: normalise, resample or crop, check the region, resegment and check again.
 *
 * @param image what filters get
 * @param shapeRegion the region whose shape is measured; what lies outside the region's bounding box is cut off
 * @param region the region whose intensities count
 */
record PreparedCase(Volume image, Mask shapeRegion, Mask region) {

    /**
     * @param image as read
     * @param mask as read
     * @param reference the region of reference, on the same grid; used where the preprocessing measures it
     * @param settings of the profile
     * @param diagnostics describe each step
     * @param monitor may cancel
     * @return the case ready for filters
     * @throws ExtractionException if the region cannot be used
     */
    static PreparedCase of(final Volume image, final Mask mask, final Optional<Mask> reference, final Settings settings,
        final Diagnostics diagnostics, final Monitor monitor) throws ExtractionException {
        checkDimensions(image.geometry(), settings);
        final ImagePair read = pair(image, mask, settings);
        diagnostics.image("original", image);
        diagnostics.found(read.mask(), image);
        final ImagePair preprocessed = preprocessed(read, reference, settings, diagnostics, monitor);
        final ImagePair pair = resampled(normalized(preprocessed.image(), preprocessed.mask(), settings, diagnostics),
            preprocessed.mask(), settings, diagnostics);
        check(pair.mask(), settings, "");
        if (!settings.has(Setting.RESEGMENT_RANGE)) {
            diagnostics.warnOfNotFinite(pair);
            return new PreparedCase(pair.image(), pair.mask(), pair.mask());
        }
        final Mask resegmented = resegmentation(settings).apply(pair.image(), pair.mask());
        diagnostics.mask("resegmented", resegmented, pair.image());
        check(resegmented, settings, " after resegmentation");
        diagnostics.warnOfNotFinite(new ImagePair(pair.image(), resegmented));
        return new PreparedCase(pair.image(), settings.flag(Setting.RESEGMENT_SHAPE) ? resegmented : pair.mask(),
            resegmented);
    }

    private static void checkDimensions(final Geometry grid, final Settings settings) throws ExtractionException {
        final int axes = settings.flag(Setting.TWO_DIMENSIONAL) ? 2 : 3;
        if (axes == 2 && grid.size(2) > 1) {
            throw new ExtractionException("The image has " + grid.size(2) + " slices, and the features are those of "
                + "images of two dimensions; extract it apart from them.");
        }
        if (axes == 2 && settings.flag(Setting.FORCE_2D) && settings.integer(Setting.FORCE_2D_DIMENSION) > 1) {
            throw new ExtractionException("force2Ddimension is 2, and an image of two dimensions has 0 for y and 1 for "
                + "x; leave out force2D, or choose one of them.");
        }
        if (settings.has(Setting.RESAMPLED_PIXEL_SPACING)
            && settings.numbers(Setting.RESAMPLED_PIXEL_SPACING).length != axes) {
            throw new ExtractionException("resampledPixelSpacing must have " + axes + " numbers for an image of " + axes
                + " dimensions, not " + (5 - axes) + ".");
        }
    }

    private static ImagePair pair(final Volume image, final Mask mask, final Settings settings)
        throws ExtractionException {
        try {
            return settings.gridRule().pair(image, mask);
        } catch (final RegionException e) {
            throw new ExtractionException("Image and mask " + mask.name() + " cannot be used: " + e.getMessage() + ".",
                e);
        }
    }

    private static ImagePair preprocessed(final ImagePair pair, final Optional<Mask> reference, final Settings settings,
        final Diagnostics diagnostics, final Monitor monitor) throws ExtractionException {
        try {
            final Preprocessor steps = ProfilePreprocessing.of(settings);
            if (steps.isNone()) {
                return pair;
            }
            requireFinite(pair, "");
            final Optional<String> reading = ProfilePreprocessing.referenceReading(settings);
            final Mask measured =
                reading.isPresent() ? reference(pair, reference, reading.get(), settings.gridRule().tolerance())
                    : pair.mask();
            final ImagePair preprocessed =
                new ImagePair(steps.apply(pair.image(), measured, monitor), steps.apply(pair.mask()));
            requireFinite(preprocessed, "After the preprocessing, ");
            diagnostics.image("preprocessed", preprocessed.image());
            diagnostics.mask("preprocessed", preprocessed.mask(), preprocessed.image());
            return preprocessed;
        } catch (final IllegalArgumentException e) {
            throw new ExtractionException(e.getMessage(), e);
        }
    }

    private static void requireFinite(final ImagePair pair, final String when) throws ExtractionException {
        final Optional<String> problem = ImagePair.notFinite(pair.image(), pair.mask());
        if (problem.isPresent()) {
            throw new ExtractionException(when + (when.isEmpty() ? "Image" : "image") + " and mask "
                + pair.mask().name() + " cannot be used: " + problem.get() + ".");
        }
    }

    private static Mask reference(final ImagePair pair, final Optional<Mask> reference, final String reading,
        final double tolerance) {
        final Mask region = reference.orElseThrow(() -> new IllegalArgumentException(
            "The preprocessing measures a region of reference, and there is none for this image; add a row of the "
                + "reading " + reading + " with its mask."));
        pair.image().geometry().difference(region.geometry(), tolerance).ifPresent(difference -> {
            throw new IllegalArgumentException("Image and region of reference " + region.name()
                + " cannot be used: their grids differ in " + difference + "; draw the region on the image.");
        });
        return region;
    }

    private static Volume normalized(final Volume image, final Mask mask, final Settings settings,
        final Diagnostics diagnostics) throws ExtractionException {
        if (!settings.flag(Setting.NORMALIZE)) {
            return image;
        }
        for (int i = 0; i < image.voxels().length; i++) {
            if (!Double.isFinite(image.voxels()[i])) {
                throw new ExtractionException("Voxel " + image.geometry().place(i) + " of the image is "
                    + image.voxels()[i] + ", so that normalize would make all voxels NaN; repair the image, or take "
                    + "the normalization of the section preprocessing, which leaves such voxels out.");
            }
        }
        ZScore normalization = ZScore.ofPyRadiomics().withScale(settings.number(Setting.NORMALIZE_SCALE));
        if (settings.has(Setting.REMOVE_OUTLIERS)) {
            normalization = normalization.withOutliersBeyond(settings.number(Setting.REMOVE_OUTLIERS));
        }
        try {
            final Volume normalized = normalization.apply(image, mask);
            diagnostics.image("normalized", normalized);
            return normalized;
        } catch (final IllegalArgumentException e) {
            throw new ExtractionException(e.getMessage(), e);
        }
    }

    private static ImagePair resampled(final Volume image, final Mask mask, final Settings settings,
        final Diagnostics diagnostics) throws ExtractionException {
        final Resampling padded = Resampling.withDefaults().withPadding(settings.integer(Setting.PAD_DISTANCE));
        if (settings.has(Setting.INTERPOLATOR) && settings.has(Setting.RESAMPLED_PIXEL_SPACING)) {
            final double[] spacing = settings.numbers(Setting.RESAMPLED_PIXEL_SPACING);
            final Interpolator interpolator = switch (settings.text(Setting.INTERPOLATOR)) {
                case "sitkNearestNeighbor" -> Interpolator.NEAREST;
                case "sitkLinear" -> Interpolator.LINEAR;
                default -> Interpolator.BSPLINE;
            };
            try {
                final ImagePair pair = padded.withSpacing(spacing[0], spacing[1], spacing.length == 2 ? 0 : spacing[2])
                    .withInterpolator(interpolator).apply(image, mask);
                diagnostics.image("interpolated", pair.image());
                diagnostics.mask("interpolated", pair.mask(), pair.image());
                return pair;
            } catch (final IllegalArgumentException e) {
                throw new ExtractionException(e.getMessage(), e);
            }
        }
        // Where no spacing changes, resampling only crops.
        return settings.flag(Setting.PRE_CROP) ? padded.apply(image, mask) : new ImagePair(image, mask);
    }

    private static Resegmentation resegmentation(final Settings settings) {
        final double[] range = settings.numbers(Setting.RESEGMENT_RANGE);
        Arrays.sort(range);
        final Resegmentation.Mode mode = switch (settings.text(Setting.RESEGMENT_MODE)) {
            case "relative" -> Resegmentation.Mode.RELATIVE;
            case "sigma" -> Resegmentation.Mode.SIGMA;
            default -> Resegmentation.Mode.ABSOLUTE;
        };
        return Resegmentation.withDefaults().withMode(mode).withRange(range[0],
            range.length == 2 ? range[1] : Double.POSITIVE_INFINITY);
    }

    private static void check(final Mask region, final Settings settings, final String when)
        throws ExtractionException {
        final String subject = "The region " + region.name() + " has " + (region.isEmpty() ? "no" : region.count())
            + (region.count() == 1 ? " voxel" : " voxels") + when;
        if (region.count() < 2) {
            throw new ExtractionException(subject + "; features need at least two, so draw a larger region"
                + (when.isEmpty() ? "." : " or widen resegmentRange."));
        }
        int dimensions = 0;
        for (int axis = 0; axis < 3; axis++) {
            dimensions += region.upper(axis) > region.lower(axis) ? 1 : 0;
        }
        final int least = settings.integer(Setting.MINIMUM_ROI_DIMENSIONS);
        if (dimensions < least) {
            throw new ExtractionException(subject + " along " + dimensions + (dimensions == 1 ? " axis" : " axes")
                + ", fewer than the " + least
                + " of minimumROIDimensions; draw a larger region or lower that setting.");
        }
        if (settings.has(Setting.MINIMUM_ROI_SIZE)
            && region.count() <= settings.integer(Setting.MINIMUM_ROI_SIZE)) {
            throw new ExtractionException(subject + ", no more than the " + settings.integer(Setting.MINIMUM_ROI_SIZE)
                + " of minimumROISize; draw a larger region or lower that setting.");
        }
    }
}
