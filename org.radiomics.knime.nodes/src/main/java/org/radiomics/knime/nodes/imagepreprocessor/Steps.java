package org.radiomics.knime.nodes.imagepreprocessor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.feature.preprocess.Clipping;
import org.radiomics.knime.feature.preprocess.HistogramMatching;
import org.radiomics.knime.feature.preprocess.HistogramTemplate;
import org.radiomics.knime.feature.preprocess.IntensityScaling;
import org.radiomics.knime.feature.preprocess.MeanScaling;
import org.radiomics.knime.feature.preprocess.PercentileRange;
import org.radiomics.knime.feature.preprocess.PercentileScaling;
import org.radiomics.knime.feature.preprocess.Preprocessor;
import org.radiomics.knime.feature.preprocess.Resampling;
import org.radiomics.knime.feature.preprocess.ZScore;
import org.radiomics.knime.feature.preprocess.n4.N4BiasCorrection;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Settings;

/** What the settings of an Image Preprocessor ask for, sequence by sequence. Immutable but for what it remembers. */
final class Steps {

    private final Settings m_settings;

    private final Map<String, HistogramTemplate> m_templates;

    private final Map<String, Preprocessor> m_bySequence = new HashMap<>();

    private Steps(final Settings settings, final Map<String, HistogramTemplate> templates) {
        m_settings = settings;
        m_templates = templates;
    }

    /**
     * @param settings of the node
     * @return its steps, without templates of histograms
     * @throws InvalidSettingsException if settings contradict each other
     */
    static Steps of(final Settings settings) throws InvalidSettingsException {
        final Steps steps = new Steps(settings, Map.of());
        try {
            steps.clipping();
            if (settings.get(PreprocessorOptions.NORMALIZE) && !steps.matchesHistograms()) {
                steps.scaling("");
            }
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        if (steps.measured() == MeasuredVoxels.REFERENCE && steps.referenceReading().isEmpty()) {
            throw new InvalidSettingsException("Setting \"" + PreprocessorOptions.REFERENCE_READING.label()
                + "\" is empty; name the reading that outlines the region of reference.");
        }
        return steps;
    }

    /** @return the same steps with templates by sequence */
    Steps with(final Map<String, HistogramTemplate> templates) {
        return new Steps(m_settings, templates);
    }

    boolean corrects(final String sequence) {
        return m_settings.get(PreprocessorOptions.N4) && concerns(PreprocessorOptions.N4_SEQUENCES, sequence);
    }

    boolean clips(final String sequence) {
        return !m_settings.get(PreprocessorOptions.CLIP).equals(PreprocessorOptions.NO_CLIPPING)
            && concerns(PreprocessorOptions.CLIP_SEQUENCES, sequence);
    }

    boolean normalizes(final String sequence) {
        return m_settings.get(PreprocessorOptions.NORMALIZE) && concerns(PreprocessorOptions.SEQUENCES, sequence);
    }

    private boolean concerns(final NamesOption option, final String sequence) {
        final List<String> sequences = m_settings.get(option);
        return sequences.isEmpty() || sequences.contains(sequence);
    }

    boolean matchesHistograms() {
        return m_settings.get(PreprocessorOptions.NORMALIZE)
            && m_settings.get(PreprocessorOptions.METHOD) == NormalizationMethod.HISTOGRAM;
    }

    /** @return the voxels that the normalisation measures; the image where nothing is normalised by a region */
    MeasuredVoxels measured() {
        if (!m_settings.get(PreprocessorOptions.NORMALIZE)) {
            return MeasuredVoxels.IMAGE;
        }
        return matchesHistograms() ? MeasuredVoxels.FOREGROUND : m_settings.get(PreprocessorOptions.VOXELS);
    }

    /** @return the reading whose rows outline the region of reference; empty where there is none */
    String referenceReading() {
        return measured() == MeasuredVoxels.REFERENCE ? m_settings.get(PreprocessorOptions.REFERENCE_READING).strip()
            : "";
    }

    /** @return all steps for images of a sequence; the same object each time */
    synchronized Preprocessor of(final String sequence) {
        return m_bySequence.computeIfAbsent(sequence, s -> {
            Preprocessor steps = beforeNormalization(s);
            if (normalizes(s)) {
                steps = steps.with(scaling(s));
            }
            return m_settings.get(PreprocessorOptions.RESAMPLE) ? steps.with(resampling()) : steps;
        });
    }

    /** @return the steps that come before images of a sequence are normalised */
    Preprocessor beforeNormalization(final String sequence) {
        final Preprocessor steps =
            corrects(sequence) ? Preprocessor.none().with(biasCorrection()) : Preprocessor.none();
        return clips(sequence) ? steps.with(clipping()) : steps;
    }

    private N4BiasCorrection biasCorrection() {
        final int[] iterations = new int[m_settings.get(PreprocessorOptions.N4_LEVELS)];
        Arrays.fill(iterations, m_settings.get(PreprocessorOptions.N4_ITERATIONS));
        return N4BiasCorrection.withDefaults().withShrink(m_settings.get(PreprocessorOptions.N4_SHRINK))
            .withIterations(iterations).withThreshold(m_settings.get(PreprocessorOptions.N4_THRESHOLD));
    }

    private Clipping clipping() {
        final double lower = m_settings.get(PreprocessorOptions.CLIP_LOWER);
        final double upper = m_settings.get(PreprocessorOptions.CLIP_UPPER);
        return switch (m_settings.get(PreprocessorOptions.CLIP)) {
            case PreprocessorOptions.CLIP_LIMITS -> Clipping.to(lower, upper);
            case PreprocessorOptions.CLIP_PERCENTILES -> Clipping.to(new PercentileRange(lower, upper));
            default -> null;
        };
    }

    private IntensityScaling scaling(final String sequence) {
        final double scale = m_settings.get(PreprocessorOptions.SCALE);
        return switch (m_settings.get(PreprocessorOptions.METHOD)) {
            case Z_SCORE -> {
                final ZScore zScore = ZScore.withDefaults().over(measured().sample()).withScale(scale);
                final double limit = m_settings.get(PreprocessorOptions.OUTLIERS);
                yield limit == 0 ? zScore : zScore.withOutliersBeyond(limit);
            }
            case PERCENTILES -> PercentileScaling
                .of(new PercentileRange(m_settings.get(PreprocessorOptions.LOWER_PERCENTILE),
                    m_settings.get(PreprocessorOptions.UPPER_PERCENTILE)))
                .over(measured().sample()).withScale(scale)
                .clipped(m_settings.get(PreprocessorOptions.PERCENTILES_CLIPPED));
            case MEAN -> MeanScaling.over(measured().sample()).withScale(scale);
            case HISTOGRAM -> new HistogramMatching(template(sequence));
        };
    }

    private HistogramTemplate template(final String sequence) {
        final HistogramTemplate template = m_templates.get(sequence);
        if (template == null) {
            throw new IllegalArgumentException("There is no histogram template for the sequence " + sequence
                + " (there are some for " + String.join(", ", m_templates.keySet())
                + "); learn one, or name the sequences to normalise.");
        }
        return template;
    }

    private Resampling resampling() {
        return Resampling.withDefaults()
            .withSpacing(m_settings.get(PreprocessorOptions.SPACING_X), m_settings.get(PreprocessorOptions.SPACING_Y),
                m_settings.get(PreprocessorOptions.SPACING_Z))
            .withInterpolator(m_settings.get(PreprocessorOptions.INTERPOLATOR))
            .withConvention(m_settings.get(PreprocessorOptions.CONVENTION))
            .withRounding(m_settings.get(PreprocessorOptions.ROUND))
            .withLinearMasks(m_settings.get(PreprocessorOptions.LINEAR_MASKS));
    }
}
