package org.radiomics.knime.feature.filter;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Undecimated (stationary) periodic wavelet transform, as PyRadiomics computes it with PyWavelets. Letters of a name
 * are in the order x, y, z; L is the low-pass, H the high-pass. The filters are not normalised: a constant image c has
 * LLL = 2.83 c per level. An axis of odd length gets one sample that repeats its first one, dropped afterwards. Images
 * of 32-bit floats are filtered in single precision and stay 32-bit floats; all others are filtered in double
 * precision.
 */
public final class WaveletFilter implements Filter {

    private final Wavelet m_wavelet;

    private final int m_startLevel;

    private final int m_levels;

    private WaveletFilter(final Wavelet wavelet, final int startLevel, final int levels) {
        m_wavelet = wavelet;
        m_startLevel = startLevel;
        m_levels = levels;
    }

    /** @return coif1, one level */
    public static WaveletFilter withDefaults() {
        return new WaveletFilter(Wavelet.COIF1, 0, 1);
    }

    /**
     * @param wavelet the filters
     * @return a copy with other filters
     */
    public WaveletFilter withWavelet(final Wavelet wavelet) {
        return new WaveletFilter(wavelet, m_startLevel, m_levels);
    }

    /**
     * @param start how often the image is replaced by its LLL before the first images are taken
     * @param levels how many times images are taken, each from the LLL of the one before
     * @return a copy with other levels
     * @throws IllegalArgumentException if start is negative or levels is not positive
     */
    public WaveletFilter withLevels(final int start, final int levels) {
        if (start < 0 || levels < 1) {
            throw new IllegalArgumentException("A wavelet needs a start level of at least 0 and at least 1 level, not "
                + start + " and " + levels + ".");
        }
        return new WaveletFilter(m_wavelet, start, levels);
    }

    /**
     * {@inheritDoc} Of each level come LLH, LHL, LHH, HLL, HLH, HHL and HHH, named {@code wavelet-LLH} on the first and
     * {@code wavelet2-LLH} on the second level and so on; at the end the LLL of the last level.
     */
    @Override
    public List<FilteredImage> apply(final Volume image) {
        final List<FilteredImage> images = new ArrayList<>();
        Samples approximation = image.type() == VoxelType.FLOAT32 ? new FloatSamples(image, m_wavelet)
            : new DoubleSamples(image, m_wavelet);
        for (int level = 0; level < m_startLevel; level++) {
            approximation = approximation.split(0)[0].split(1)[0].split(2)[0];
        }
        for (int level = 1; level <= m_levels; level++) {
            final String prefix = level == 1 ? "wavelet-" : "wavelet" + level + "-";
            approximation = level(approximation, image, prefix, images);
            if (level == m_levels) {
                images.add(filtered(prefix + "LLL", approximation, image));
            }
        }
        return images;
    }

    /** Adds the seven detail images and returns the approximation. */
    private static Samples level(final Samples samples, final Volume image, final String prefix,
        final List<FilteredImage> images) {
        final String letters = "LH";
        final Samples[] byX = samples.split(0);
        Samples approximation = null;
        for (int x = 0; x < 2; x++) {
            final Samples[] byY = byX[x].split(1);
            byX[x] = null;
            for (int y = 0; y < 2; y++) {
                final Samples[] byZ = byY[y].split(2);
                byY[y] = null;
                for (int z = 0; z < 2; z++) {
                    if (x + y + z == 0) {
                        approximation = byZ[0];
                    } else {
                        final String name = prefix + letters.charAt(x) + letters.charAt(y) + letters.charAt(z);
                        images.add(filtered(name, byZ[z], image));
                    }
                }
            }
        }
        return approximation;
    }

    private static FilteredImage filtered(final String name, final Samples samples, final Volume image) {
        final VoxelType type = image.type() == VoxelType.FLOAT32 ? VoxelType.FLOAT32 : VoxelType.FLOAT64;
        return new FilteredImage(name, new Volume(image.geometry(), type, samples.voxels()));
    }
}
