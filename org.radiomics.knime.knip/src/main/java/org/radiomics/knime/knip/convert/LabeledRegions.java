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

import net.imglib2.RandomAccess;
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
        regions.read(labeling.randomAccess(), new PixelReader(grid, monitor));
        regions.m_sets.stream().flatMap(Set::stream).distinct().sorted(ORDER).forEach(regions.m_labels::add);
        regions.number();
        return regions;
    }

    private <L> void read(final RandomAccess<LabelingType<L>> access, final PixelReader reader) {
        final Map<Set<L>, Integer> known = new HashMap<>();
        final Sets<L> sets = new Sets<>();
        reader.visit(access, index -> {
            final LabelingType<L> pixel = access.get();
            final int set = sets.find(pixel.getMapping(), pixel.getIndex().getInteger());
            m_setOfVoxel[index] = set >= 0 ? set : sets.add(known.computeIfAbsent(sets.current(), labels -> {
                m_sets.add(labels);
                return m_sets.size() - 1;
            }));
        });
    }

    /** Remembers the sets of the mapping that the pixels before had; nearly always all pixels have the same. */
    private static final class Sets<L> {

        private final Map<Integer, Integer> m_setOfIndex = new HashMap<>();

        private LabelingMapping<L> m_mapping;

        private int m_index = -1;

        private int m_set = -1;

        int find(final LabelingMapping<L> mapping, final int index) {
            if (mapping != m_mapping) {
                m_setOfIndex.clear();
                m_mapping = mapping;
                m_index = -1;
            }
            if (index != m_index) {
                m_index = index;
                m_set = m_setOfIndex.getOrDefault(index, -1);
            }
            return m_set;
        }

        Set<L> current() {
            return new HashSet<>(m_mapping.labelsAtIndex(m_index));
        }

        int add(final int set) {
            m_setOfIndex.put(m_index, set);
            m_set = set;
            return set;
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
