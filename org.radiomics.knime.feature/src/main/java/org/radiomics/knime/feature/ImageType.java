package org.radiomics.knime.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.radiomics.knime.feature.filter.Filter;
import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.filter.WaveletFilter;

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

    /** @return whether features of it can be computed */
    public boolean isSupported() {
        return this == ORIGINAL || this == WAVELET;
    }

    /** @return all image types of which features can be computed */
    public static List<ImageType> supported() {
        return Stream.of(values()).filter(ImageType::isSupported).toList();
    }

    /**
     * @param settings of this image type
     * @return what computes its images
     * @throws IllegalArgumentException if the image type is not supported
     */
    Filter filter(final Settings settings) {
        return switch (this) {
            case ORIGINAL -> image -> List.of(new FilteredImage("original", image));
            case WAVELET -> WaveletFilter.withDefaults().withLevels(settings.integer(Setting.START_LEVEL),
                settings.integer(Setting.LEVEL));
            default -> throw new IllegalArgumentException("Image type " + m_key + " is not supported yet.");
        };
    }

    /**
     * @param settings of this image type
     * @return the names of its images as they begin the names of their features, in order
     * @throws IllegalArgumentException if the image type is not supported
     */
    List<String> imageNames(final Settings settings) {
        return switch (this) {
            case ORIGINAL -> List.of("original");
            case WAVELET -> waveletNames(settings.integer(Setting.LEVEL));
            default -> throw new IllegalArgumentException("Image type " + m_key + " is not supported yet.");
        };
    }

    private static List<String> waveletNames(final int levels) {
        final List<String> names = new ArrayList<>();
        for (int level = 1; level <= levels; level++) {
            final String prefix = level == 1 ? "wavelet-" : "wavelet" + level + "-";
            for (final String bands : List.of("LLH", "LHL", "LHH", "HLL", "HLH", "HHL", "HHH")) {
                names.add(prefix + bands);
            }
            if (level == levels) {
                names.add(prefix + "LLL");
            }
        }
        return names;
    }
}
