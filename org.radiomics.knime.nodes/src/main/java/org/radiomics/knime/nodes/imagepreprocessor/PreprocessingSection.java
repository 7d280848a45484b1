package org.radiomics.knime.nodes.imagepreprocessor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.radiomics.knime.feature.preprocess.HistogramTemplate;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.report.ReportTable;
import org.radiomics.knime.stats.report.Section;

/** What the study record says of the preprocessing: what each step did, to how many images. */
final class PreprocessingSection {

    private final Settings m_settings;

    private final Steps m_steps;

    private final List<Preprocessing.Result> m_done;

    private final long m_images;

    /**
     * @param settings of the node
     * @param steps that they ask for
     * @param results of all rows
     */
    PreprocessingSection(final Settings settings, final Steps steps, final List<Preprocessing.Result> results) {
        m_settings = settings;
        m_steps = steps;
        m_done = results.stream().filter(result -> result.problem() == null).toList();
        m_images = images(sequence -> true);
    }

    private long images(final Predicate<String> sequences) {
        return m_done.stream().filter(result -> sequences.test(result.item().entry().sequence()))
            .map(Preprocessing.Result::image).distinct().count();
    }

    Section build(final Map<String, HistogramTemplate> templates, final List<String> warnings) {
        final List<String> sentences = new ArrayList<>();
        if (m_settings.get(PreprocessorOptions.N4)) {
            sentences.add("The bias field of " + of(m_steps::corrects) + " was taken out by N4 (shrink factor "
                + m_settings.text(PreprocessorOptions.N4_SHRINK) + ", " + m_settings.text(PreprocessorOptions.N4_LEVELS)
                + " levels of at most " + m_settings.text(PreprocessorOptions.N4_ITERATIONS) + " iterations).");
        }
        if (!m_settings.get(PreprocessorOptions.CLIP).equals(PreprocessorOptions.NO_CLIPPING)) {
            sentences.add("Grey values of " + of(m_steps::clips) + " were clipped to the "
                + m_settings.text(PreprocessorOptions.CLIP) + " " + m_settings.text(PreprocessorOptions.CLIP_LOWER)
                + " to " + m_settings.text(PreprocessorOptions.CLIP_UPPER) + ".");
        }
        if (m_settings.get(PreprocessorOptions.NORMALIZE)) {
            sentences.add("Grey values of " + of(m_steps::normalizes) + " were " + normalization() + ".");
        }
        sentences.add(m_settings.get(PreprocessorOptions.RESAMPLE) ? resampling() : "Images keep their spacing.");
        final Section.Builder section = Section.of("Image Preprocessor", "Preprocessing").settings(m_settings.toText())
            .summary(String.join(" ", sentences));
        if (!templates.isEmpty()) {
            section.table(table(templates));
        }
        warnings.forEach(section::warning);
        return section.build();
    }

    private String of(final Predicate<String> sequences) {
        return images(sequences) + " of " + m_images + " images";
    }

    private String normalization() {
        final String scale = m_settings.text(PreprocessorOptions.SCALE);
        final String voxels = m_steps.measured() == MeasuredVoxels.REFERENCE
            ? "region of reference (reading " + m_steps.referenceReading() + ")" : m_steps.measured().text();
        return switch (m_settings.get(PreprocessorOptions.METHOD)) {
            case Z_SCORE -> "normalised to mean 0 and standard deviation " + scale + ", measured over the " + voxels;
            case PERCENTILES -> "scaled so that the percentiles "
                + m_settings.text(PreprocessorOptions.LOWER_PERCENTILE) + " and "
                + m_settings.text(PreprocessorOptions.UPPER_PERCENTILE) + " of the " + voxels + " become 0 and " + scale
                + (m_settings.get(PreprocessorOptions.PERCENTILES_CLIPPED) ? ", and clipped there" : "");
            case MEAN -> "scaled so that the mean of the " + voxels + " becomes " + scale;
            case HISTOGRAM -> "matched to the histogram template of their sequence, " + source();
        };
    }

    private String source() {
        final String column = m_settings.get(PreprocessorOptions.TRAINING_COLUMN);
        return !m_settings.get(PreprocessorOptions.TEMPLATE_FILE).isBlank() ? "learned before"
            : column.isEmpty() ? "learned on all of these images"
                : "learned on the images with " + m_settings.get(PreprocessorOptions.TRAINING_VALUE) + " in column "
                    + column;
    }

    private String resampling() {
        return "Images were resampled (" + m_settings.text(PreprocessorOptions.INTERPOLATOR) + ", grid of "
            + (m_settings.text(PreprocessorOptions.CONVENTION).equals("ibsi") ? "the IBSI" : "PyRadiomics") + ") to "
            + m_settings.text(PreprocessorOptions.SPACING_X) + " x " + m_settings.text(PreprocessorOptions.SPACING_Y)
            + " x " + m_settings.text(PreprocessorOptions.SPACING_Z) + " mm, where 0 keeps an image's own spacing"
            + (m_settings.get(PreprocessorOptions.ROUND) ? ", and rounded to whole numbers" : "") + ". Masks were "
            + (m_settings.get(PreprocessorOptions.LINEAR_MASKS) ? "interpolated linearly."
                : "taken by the nearest voxel.");
    }

    private static ReportTable table(final Map<String, HistogramTemplate> templates) {
        final List<List<Object>> rows = new ArrayList<>();
        templates.forEach((sequence, template) -> {
            for (int i = 0; i < template.values().length; i++) {
                rows.add(List.of(sequence, template.percentiles()[i], template.values()[i]));
            }
        });
        return new ReportTable("histogram-templates",
            "The grey value that each percentile of an image's foreground becomes.",
            List.of("sequence", "percentile", "grey value"), rows, false);
    }
}
