package org.radiomics.knime.feature;

import java.util.Optional;

import org.radiomics.knime.feature.preprocess.Clipping;
import org.radiomics.knime.feature.preprocess.GridConvention;
import org.radiomics.knime.feature.preprocess.HistogramMatching;
import org.radiomics.knime.feature.preprocess.HistogramTemplate;
import org.radiomics.knime.feature.preprocess.IntensitySample;
import org.radiomics.knime.feature.preprocess.IntensityScaling;
import org.radiomics.knime.feature.preprocess.Interpolator;
import org.radiomics.knime.feature.preprocess.MeanScaling;
import org.radiomics.knime.feature.preprocess.PercentileRange;
import org.radiomics.knime.feature.preprocess.PercentileScaling;
import org.radiomics.knime.feature.preprocess.Preprocessor;
import org.radiomics.knime.feature.preprocess.Resampling;
import org.radiomics.knime.feature.preprocess.ZScore;
import org.radiomics.knime.feature.preprocess.n4.N4BiasCorrection;

/** The preprocessing that a profile's settings describe. */
final class ProfilePreprocessing {

    private ProfilePreprocessing() {
    }

    /**
     * @param settings of a profile
     * @return the steps that its section preprocessing switches on
     * @throws IllegalArgumentException if settings contradict each other or one lacks another, in a sentence
     */
    static Preprocessor of(final Settings settings) {
        Preprocessor steps = Preprocessor.none();
        if (settings.flag(Setting.N4)) {
            steps = steps.with(N4BiasCorrection.withDefaults().withShrink(settings.integer(Setting.N4_SHRINK))
                .withIterations(settings.integers(Setting.N4_ITERATIONS))
                .withThreshold(settings.number(Setting.N4_THRESHOLD)));
        }
        if (settings.has(Setting.CLIP) && settings.has(Setting.CLIP_PERCENTILES)) {
            throw new IllegalArgumentException(
                "Both clip and clipPercentiles are given; leave one of them out.");
        }
        if (settings.has(Setting.CLIP)) {
            final double[] limits = settings.numbers(Setting.CLIP);
            steps = steps.with(Clipping.to(limits[0], limits[1]));
        } else if (settings.has(Setting.CLIP_PERCENTILES)) {
            steps = steps.with(Clipping.to(range(settings, Setting.CLIP_PERCENTILES)));
        }
        if (settings.has(Setting.NORMALIZATION)) {
            steps = steps.with(scaling(settings));
        }
        return settings.has(Setting.SPACING) ? steps.with(resampling(settings)) : steps;
    }

    /** @return the reading whose mask is the region of reference; empty if none is measured */
    static Optional<String> referenceReading(final Settings settings) {
        return measuresReference(settings) ? Optional.ofNullable(settings.text(Setting.REFERENCE_READING))
            : Optional.empty();
    }

    private static boolean measuresReference(final Settings settings) {
        return settings.has(Setting.NORMALIZATION) && !settings.text(Setting.NORMALIZATION).equals("histogram")
            && settings.text(Setting.NORMALIZATION_VOXELS).equals("reference");
    }

    private static PercentileRange range(final Settings settings, final Setting setting) {
        final double[] percentiles = settings.numbers(setting);
        return new PercentileRange(percentiles[0], percentiles[1]);
    }

    private static IntensityScaling scaling(final Settings settings) {
        final double scale = settings.number(Setting.NORMALIZATION_SCALE);
        final IntensitySample sample = switch (settings.text(Setting.NORMALIZATION_VOXELS)) {
            case "image" -> IntensitySample.IMAGE;
            case "foreground" -> IntensitySample.FOREGROUND;
            default -> IntensitySample.REGION;
        };
        if (measuresReference(settings) && !settings.has(Setting.REFERENCE_READING)) {
            throw new IllegalArgumentException("normalizationVoxels is reference and referenceReading is not given; "
                + "name the reading that outlines it.");
        }
        return switch (settings.text(Setting.NORMALIZATION)) {
            case "zScore" -> {
                final ZScore zScore = ZScore.withDefaults().over(sample).withScale(scale);
                yield settings.has(Setting.OUTLIER_LIMIT)
                    ? zScore.withOutliersBeyond(settings.number(Setting.OUTLIER_LIMIT)) : zScore;
            }
            case "percentiles" -> PercentileScaling.of(range(settings, Setting.PERCENTILES)).over(sample)
                .withScale(scale).clipped(settings.flag(Setting.PERCENTILES_CLIPPED));
            case "mean" -> MeanScaling.over(sample).withScale(scale);
            default -> histogram(settings);
        };
    }

    private static IntensityScaling histogram(final Settings settings) {
        if (!settings.has(Setting.HISTOGRAM_PERCENTILES) || !settings.has(Setting.HISTOGRAM_VALUES)) {
            throw new IllegalArgumentException("normalization is histogram and the template is not given; copy "
                + "histogramPercentiles and histogramValues from a template that was learned on training images.");
        }
        return new HistogramMatching(new HistogramTemplate(settings.numbers(Setting.HISTOGRAM_PERCENTILES),
            settings.numbers(Setting.HISTOGRAM_VALUES)));
    }

    private static Resampling resampling(final Settings settings) {
        final double[] spacing = settings.numbers(Setting.SPACING);
        final Interpolator interpolator = switch (settings.text(Setting.INTERPOLATION)) {
            case "nearest" -> Interpolator.NEAREST;
            case "cubic" -> Interpolator.CUBIC;
            case "bspline" -> Interpolator.BSPLINE;
            default -> Interpolator.LINEAR;
        };
        return Resampling.withDefaults().withSpacing(spacing[0], spacing[1], spacing[2]).withInterpolator(interpolator)
            .withConvention(settings.text(Setting.GRID_CONVENTION).equals("ibsi") ? GridConvention.IBSI
                : GridConvention.PYRADIOMICS)
            .withRounding(settings.flag(Setting.ROUND_INTENSITIES))
            .withLinearMasks(settings.text(Setting.MASK_INTERPOLATION).equals("linear"));
    }
}
