package org.radiomics.knime.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.radiomics.knime.feature.filter.ExponentialFilter;
import org.radiomics.knime.feature.filter.Filter;
import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.filter.GradientFilter;
import org.radiomics.knime.feature.filter.Lbp2DFilter;
import org.radiomics.knime.feature.filter.Lbp3DFilter;
import org.radiomics.knime.feature.filter.LogFilter;
import org.radiomics.knime.feature.filter.LogarithmFilter;
import org.radiomics.knime.feature.filter.SquareFilter;
import org.radiomics.knime.feature.filter.SquareRootFilter;
import org.radiomics.knime.feature.filter.Wavelet;
import org.radiomics.knime.feature.filter.WaveletFilter;
import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Volume;

/** The image types of PyRadiomics 3.1.0 (docs "Customizing the Extraction: Image Types"), with its names. */
public enum ImageType {

    /** The image itself. */
    ORIGINAL("Original"),
    /** Undecimated wavelet transform. */
    WAVELET("Wavelet"),
    /** Laplacian of Gaussian. */
    LOG("LoG"),
    /** Square of the intensities, scaled back. */
    SQUARE("Square"),
    /** Square root of the intensities, scaled back. */
    SQUARE_ROOT("SquareRoot"),
    /** Logarithm of the intensities, scaled back. */
    LOGARITHM("Logarithm"),
    /** Exponential of the intensities, scaled back. */
    EXPONENTIAL("Exponential"),
    /** Magnitude of the gradient. */
    GRADIENT("Gradient"),
    /** Local binary patterns in planes. */
    LBP_2D("LBP2D"),
    /** Local binary patterns in space. */
    LBP_3D("LBP3D");

    private final String m_key;

    ImageType(final String key) {
        m_key = key;
    }

    /** @return its name in PyRadiomics' parameter files */
    public String key() {
        return m_key;
    }

    /**
     * @param settings of this image type
     * @return what of it is not supported yet, as the subject of a sentence; empty if all is
     */
    Optional<String> unsupported(final Settings settings) {
        final int samples = settings.integer(Setting.LBP_2D_SAMPLES);
        if (this == LBP_2D && samples > Lbp2DFilter.MOST_BITS
            && List.of("default", "ror").contains(settings.text(Setting.LBP_2D_METHOD))) {
            return Optional.of(m_key + ": lbp2DSamples " + samples + " with lbp2DMethod "
                + settings.text(Setting.LBP_2D_METHOD));
        }
        return Optional.empty();
    }

    /**
     * @param settings of this image type
     * @return what computes its images
     */
    Filter filter(final Settings settings) {
        return switch (this) {
            case ORIGINAL -> (image, box) -> List.of(new FilteredImage("original", image.crop(box)));
            case WAVELET -> wavelet(settings);
            case LOG -> (image, box) -> laplacians(image, box, settings);
            case SQUARE -> new SquareFilter();
            case SQUARE_ROOT -> new SquareRootFilter();
            case LOGARITHM -> new LogarithmFilter();
            case EXPONENTIAL -> new ExponentialFilter();
            case GRADIENT -> GradientFilter.withDefaults().withSpacing(settings.flag(Setting.GRADIENT_USE_SPACING));
            case LBP_2D -> patternsInPlanes(settings);
            case LBP_3D -> patternsInSpace(settings);
        };
    }

    /**
     * @param settings of this image type
     * @return the names of its images as they begin the names of their features, in order
     */
    List<String> imageNames(final Settings settings) {
        return switch (this) {
            case ORIGINAL -> List.of("original");
            case WAVELET -> wavelet(settings).names();
            case LOG -> sigmas(settings).stream().map(ImageType::logName).toList();
            case SQUARE, SQUARE_ROOT, LOGARITHM, EXPONENTIAL, GRADIENT -> List.of(m_key.toLowerCase(Locale.ROOT));
            case LBP_2D -> List.of("lbp-2D");
            case LBP_3D -> settings.flag(Setting.TWO_DIMENSIONAL) ? List.of() : patternsInSpace(settings).names();
        };
    }

    /** A sigma that is given twice has one image, as in PyRadiomics. */
    private static List<?> sigmas(final Settings settings) {
        return settings.has(Setting.SIGMA) ? ((List<?>)settings.value(Setting.SIGMA)).stream().distinct().toList()
            : List.of();
    }

    /** PyRadiomics writes a sigma as the parameter file does, 1 or 1.0. */
    private static String logName(final Object sigma) {
        return "log-sigma-" + sigma.toString().replace('.', '-') + "-mm-3D";
    }

    private static List<FilteredImage> laplacians(final Volume image, final Box box, final Settings settings) {
        final List<FilteredImage> laplacians = new ArrayList<>();
        for (final Object sigma : sigmas(settings)) {
            final LogFilter filter = LogFilter.withSigmas(((Number)sigma).doubleValue());
            final LogFilter applied = settings.flag(Setting.TWO_DIMENSIONAL) ? filter.inPlanes() : filter;
            for (final FilteredImage filtered : applied.apply(image, box)) {
                laplacians.add(new FilteredImage(logName(sigma), filtered.volume()));
            }
        }
        return laplacians;
    }

    private static WaveletFilter wavelet(final Settings settings) {
        return WaveletFilter.withDefaults().withWavelet(Wavelet.of(settings.text(Setting.WAVELET)))
            .withLevels(settings.integer(Setting.START_LEVEL), settings.integer(Setting.LEVEL))
            .withAxes(ExtractionProfile.waveletAxes(settings));
    }

    private static Lbp2DFilter patternsInPlanes(final Settings settings) {
        final Lbp2DFilter patterns = Lbp2DFilter.withDefaults()
            .withCircle(settings.integer(Setting.LBP_2D_SAMPLES), settings.number(Setting.LBP_2D_RADIUS))
            .withMethod(Lbp2DFilter.Method.valueOf(settings.text(Setting.LBP_2D_METHOD).toUpperCase(Locale.ROOT)));
        return settings.flag(Setting.TWO_DIMENSIONAL) ? patterns.inDoubles()
            : patterns.withFlatAxis(2 - settings.integer(Setting.FORCE_2D_DIMENSION));
    }

    private static Lbp3DFilter patternsInSpace(final Settings settings) {
        return Lbp3DFilter.withDefaults().withLevels(settings.integer(Setting.LBP_3D_LEVELS)).withSphere(
            settings.number(Setting.LBP_3D_ICOSPHERE_RADIUS), settings.integer(Setting.LBP_3D_ICOSPHERE_SUBDIVISION));
    }
}
