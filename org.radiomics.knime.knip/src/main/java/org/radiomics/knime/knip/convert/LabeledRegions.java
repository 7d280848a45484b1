package org.radiomics.knime.knip.convert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.roi.labeling.LabelingMapping;
import net.imglib2.roi.labeling.LabelingType;

/**
 * The regions of a labeling, one for each label that a pixel of it has. A pixel may belong to several. The labeling is
 * read once; a region is made when it is asked for, so that many labels do not need much memory.
 */
public final class LabeledRegions {

    private static final Comparator<Object> ORDER = Comparator
        .<Object>comparingDouble(
            label -> label instanceof Number number ? number.doubleValue() : Double.POSITIVE_INFINITY)
        .thenComparing(String::valueOf);

    /** Voxels between two looks at the cancel button. */
    private static final int CHUNK = 1 << 20;

    private final Geometry m_geometry;

    /** For each voxel, which set of labels it has. */
    private final int[] m_setOfVoxel;

    private final List<Set<?>> m_sets = new ArrayList<>();

    private final List<Object> m_labels;

    private final List<Integer> m_numbers;

    private LabeledRegions(final Geometry geometry) {
        m_geometry = geometry;
        m_setOfVoxel = new int[(int)geometry.voxels()];
        m_labels = new ArrayList<>();
        m_numbers = new ArrayList<>();
    }

    /**
     * @param <L> the type of labels
     * @param labeling to convert
     * @param grid of the labeling
     * @param geometry where its voxels lie, of the grid's size
     * @param monitor cancels
     * @return its regions; numbers come first, in order, then texts
     */
    public static <L> LabeledRegions of(final RandomAccessibleInterval<LabelingType<L>> labeling, final PixelGrid grid,
        final Geometry geometry, final Monitor monitor) {
        final LabeledRegions regions = new LabeledRegions(geometry);
        regions.read(grid.voxels(labeling).cursor(), monitor);
        regions.m_sets.stream().flatMap(Set::stream).distinct().sorted(ORDER).forEach(regions.m_labels::add);
        regions.number();
        return regions;
    }

    private <L> void read(final Cursor<LabelingType<L>> pixels, final Monitor monitor) {
        final SetNumbers<L> numbers = new SetNumbers<>(m_sets);
        for (int from = 0; from < m_setOfVoxel.length; from += CHUNK) {
            monitor.checkCancelled();
            final int to = Math.min(m_setOfVoxel.length, from + CHUNK);
            for (int i = from; i < to; i++) {
                m_setOfVoxel[i] = numbers.of(pixels.next());
            }
        }
    }

    /**
     * Numbers the sets of labels that come by. Nearly always all pixels have one mapping, in which a set has an index,
     * so that sets are looked at only once.
     */
    private static final class SetNumbers<L> {

        private final List<Set<?>> m_sets;

        private final Map<Set<L>, Integer> m_numbers = new HashMap<>();

        private final Map<Integer, Integer> m_numberOfIndex = new HashMap<>();

        private LabelingMapping<L> m_mapping;

        private int m_index = -1;

        private int m_number;

        SetNumbers(final List<Set<?>> sets) {
            m_sets = sets;
        }

        int of(final LabelingType<L> pixel) {
            final int index = pixel.getIndex().getInteger();
            if (index != m_index || pixel.getMapping() != m_mapping) {
                look(pixel.getMapping(), index);
            }
            return m_number;
        }

        private void look(final LabelingMapping<L> mapping, final int index) {
            if (mapping != m_mapping) {
                m_numberOfIndex.clear();
                m_mapping = mapping;
            }
            m_index = index;
            m_number = m_numberOfIndex.computeIfAbsent(index,
                i -> m_numbers.computeIfAbsent(new HashSet<>(mapping.labelsAtIndex(i)), this::add));
        }

        private int add(final Set<L> labels) {
            m_sets.add(labels);
            return m_sets.size() - 1;
        }
    }

    /** A label that is a whole number keeps it; the others get the lowest that are free. */
    private void number() {
        final Set<Integer> taken = new LinkedHashSet<>();
        for (final Object label : m_labels) {
            final Integer number = whole(label);
            m_numbers.add(number != null && taken.add(number) ? number : null);
        }
        int free = 1;
        for (int i = 0; i < m_numbers.size(); i++) {
            if (m_numbers.get(i) == null) {
                while (!taken.add(free)) {
                    free++;
                }
                m_numbers.set(i, free);
            }
        }
    }

    private static Integer whole(final Object label) {
        try {
            return Integer.valueOf(String.valueOf(label));
        } catch (final NumberFormatException e) {
            return null; // a name
        }
    }

    /** @return how many regions there are */
    public int count() {
        return m_labels.size();
    }

    /**
     * @param region from 0
     * @return the region under its label's text; its number is the label if that is a whole number
     */
    public Mask mask(final int region) {
        final Object label = m_labels.get(region);
        final boolean[] has = new boolean[m_sets.size()];
        for (int i = 0; i < has.length; i++) {
            has[i] = m_sets.get(i).contains(label);
        }
        final boolean[] inside = new boolean[m_setOfVoxel.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = has[m_setOfVoxel[i]];
        }
        return new Mask(m_geometry, inside, m_numbers.get(region), String.valueOf(label));
    }
}
