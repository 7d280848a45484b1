package org.radiomics.knime.knip.convert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.roi.labeling.ImgLabeling;
import net.imglib2.roi.labeling.LabelingType;
import net.imglib2.type.numeric.IntegerType;

/**
 * Regions as a labeling of KNIP with dimensions X, Y and Z, one slice too. A pixel has the labels of all its regions.
 *
 * @param <I> the type of the pixels that hold the numbers of the sets
 */
final class LabelImage<I extends IntegerType<I>> {

    private final RandomAccessibleInterval<LabelingType<String>> m_labeling;

    private final RandomAccess<LabelingType<String>> m_labels;

    /** The number of a pixel's set of labels, which is what the labeling is made of. */
    private final RandomAccess<I> m_index;

    private LabelImage(final Img<I> index) {
        m_labeling = new ImgLabeling<>(index);
        m_labels = m_labeling.randomAccess();
        m_index = index.randomAccess();
    }

    /**
     * @param regions by their labels, all of one size
     * @param monitor cancels
     * @return a labeling with pixels of its own
     */
    static RandomAccessibleInterval<LabelingType<String>> of(final Map<String, Mask> regions, final Monitor monitor) {
        final LabelImage<?> image = empty(List.copyOf(regions.values()).get(0).geometry(), regions.size());
        regions.forEach((label, region) -> image.add(label, region, monitor));
        return image.m_labeling;
    }

    /** The smallest pixels that hold a number for every set of labels there can be. */
    private static LabelImage<?> empty(final Geometry grid, final int labels) {
        final long[] size = {grid.size(0), grid.size(1), grid.size(2)};
        if (labels <= Byte.SIZE) {
            return new LabelImage<>(ArrayImgs.unsignedBytes(size));
        }
        return labels <= Short.SIZE ? new LabelImage<>(ArrayImgs.unsignedShorts(size))
            : new LabelImage<>(ArrayImgs.ints(size));
    }

    private void add(final String label, final Mask region, final Monitor monitor) {
        final Map<Integer, Integer> withLabel = new HashMap<>();
        final boolean[] inside = region.inside();
        for (int z = region.lower(2); z <= region.upper(2); z++) {
            monitor.checkCancelled();
            m_index.setPosition(z, 2);
            for (int y = region.lower(1); y <= region.upper(1); y++) {
                m_index.setPosition(y, 1);
                final int row = region.geometry().index(0, y, z);
                for (int x = region.lower(0); x <= region.upper(0); x++) {
                    if (inside[row + x]) {
                        m_index.setPosition(x, 0);
                        add(label, withLabel);
                    }
                }
            }
        }
    }

    /** Adds a label to a pixel; the labeling is asked only for the first pixel of each set. */
    private void add(final String label, final Map<Integer, Integer> withLabel) {
        final int before = m_index.get().getInteger();
        final Integer after = withLabel.get(before);
        if (after != null) {
            m_index.get().setInteger(after);
        } else {
            m_labels.setPosition(m_index);
            m_labels.get().add(label);
            withLabel.put(before, m_index.get().getInteger());
        }
    }
}
