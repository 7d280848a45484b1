package org.radiomics.knime.feature.filter;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;
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

    private static final String LETTERS = "LH";

    private final Wavelet m_wavelet;

    private final int m_startLevel;

    private final int m_levels;

    /** Along which the image is filtered, 0 = x. */
    private final List<Integer> m_axes;

    private WaveletFilter(final Wavelet wavelet, final int startLevel, final int levels, final List<Integer> axes) {
        m_wavelet = wavelet;
        m_startLevel = startLevel;
        m_levels = levels;
        m_axes = axes;
    }

    /** @return coif1, one level, along all axes */
    public static WaveletFilter withDefaults() {
        return new WaveletFilter(Wavelet.of("coif1"), 0, 1, List.of(0, 1, 2));
    }

    /**
     * @param wavelet the filters
     * @return a copy with other filters
     */
    public WaveletFilter withWavelet(final Wavelet wavelet) {
        return new WaveletFilter(wavelet, m_startLevel, m_levels, m_axes);
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
        return new WaveletFilter(m_wavelet, start, levels, m_axes);
    }

    /**
     * @param axes along which the image is filtered, 0 = x, 1 = y, 2 = z, ascending; at least one
     * @return a copy that filters along these axes, which alone have letters in the names
     * @throws IllegalArgumentException if there is no such axis, or none is given
     */
    public WaveletFilter withAxes(final List<Integer> axes) {
        if (axes.isEmpty() || !List.of(0, 1, 2).containsAll(axes)) {
            throw new IllegalArgumentException("There are no axes " + axes + "; give some of 0, 1 and 2.");
        }
        return new WaveletFilter(m_wavelet, m_startLevel, m_levels, List.copyOf(axes));
    }

    /** @return the names of the images in their order */
    public List<String> names() {
        final List<String> names = new ArrayList<>();
        for (int level = 1; level <= m_levels; level++) {
            for (final String bands : details()) {
                names.add(prefix(level) + bands);
            }
        }
        names.add(prefix(m_levels) + "L".repeat(m_axes.size()));
        return names;
    }

    private static String prefix(final int level) {
        return level == 1 ? "wavelet-" : "wavelet" + level + "-";
    }

    /** The letters of the images that are not approximations. */
    private List<String> details() {
        List<String> bands = List.of("");
        for (int axis = 0; axis < m_axes.size(); axis++) {
            bands = bands.stream().flatMap(band -> LETTERS.chars().mapToObj(letter -> band + (char)letter)).toList();
        }
        return bands.subList(1, bands.size());
    }

    /**
     * {@inheritDoc} Of each level come LLH, LHL, LHH, HLL, HLH, HHL and HHH, named {@code wavelet-LLH} on the first and
     * {@code wavelet2-LLH} on the second level and so on; at the end the LLL of the last level.
     */
    @Override
    public List<FilteredImage> apply(final Volume image, final Box box) {
        final SampleGrid[] grids = grids(image, box);
        final int last = grids.length - 1;
        Samples approximation = image.type() == VoxelType.FLOAT32 ? new FloatSamples(image, grids[0], m_wavelet)
            : new DoubleSamples(image, grids[0], m_wavelet);
        for (int level = 0; level < m_startLevel; level++) {
            for (final int axis : m_axes) {
                approximation = approximation.split(axis, grids[level + 1].window(axis))[0];
            }
        }
        final Geometry part = image.geometry().crop(box.lower(), box.upper());
        final VoxelType type = image.type() == VoxelType.FLOAT32 ? VoxelType.FLOAT32 : VoxelType.FLOAT64;
        final List<Volume> images = new ArrayList<>();
        for (int level = m_startLevel; level < last; level++) {
            final List<Samples> bands = new ArrayList<>();
            split(approximation, m_axes, grids[level + 1], bands);
            approximation = bands.get(0);
            for (int band = 1; band < bands.size(); band++) {
                images.add(new Volume(part, type, bands.set(band, null).voxels(grids[last])));
            }
        }
        images.add(new Volume(part, type, approximation.voxels(grids[last])));
        final List<FilteredImage> named = new ArrayList<>();
        for (final String name : names()) {
            named.add(new FilteredImage(name, images.get(named.size())));
        }
        return named;
    }

    /** The samples that each level needs, from those of the image to the box. */
    private SampleGrid[] grids(final Volume image, final Box box) {
        final SampleGrid[] grids = new SampleGrid[m_startLevel + m_levels + 1];
        grids[grids.length - 1] = SampleGrid.of(image.geometry(), box);
        for (int level = grids.length - 2; level >= 0; level--) {
            grids[level] = grids[level + 1];
            for (final int axis : m_axes) {
                grids[level] = grids[level].with(axis, grids[level].window(axis).needed(m_wavelet.taps()));
            }
        }
        return grids;
    }

    /** Splits along axes and adds the bands, the approximation first. */
    private static void split(final Samples samples, final List<Integer> axes, final SampleGrid wanted,
        final List<Samples> bands) {
        if (axes.isEmpty()) {
            bands.add(samples);
            return;
        }
        final Samples[] parts = samples.split(axes.get(0), wanted.window(axes.get(0)));
        for (int part = 0; part < 2; part++) {
            split(parts[part], axes.subList(1, axes.size()), wanted, bands);
            parts[part] = null;
        }
    }
}
