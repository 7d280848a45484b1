package org.radiomics.knime.feature.region;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/** Regions given by an image of whole numbers: the voxels with one value other than 0 are a region. Immutable. */
public final class LabelImage implements RegionSet {

    private final Path m_file;

    private final Volume m_labels;

    private final SortedMap<Integer, Integer> m_voxels;

    private final Map<Integer, String> m_names;

    /**
     * @param file for messages, and the name of regions without one
     * @param labels an image of whole numbers
     * @param names of labels, as far as the file says them; may name labels that no voxel has
     * @throws ImageFormatException if a voxel is not a whole number between -2147483648 and 2147483647; says which
     */
    public LabelImage(final Path file, final Volume labels, final Map<Integer, String> names)
        throws ImageFormatException {
        m_file = file;
        m_labels = labels;
        m_voxels = count(file, labels);
        m_names = Map.copyOf(names);
    }

    private static SortedMap<Integer, Integer> count(final Path file, final Volume volume)
        throws ImageFormatException {
        final double[] voxels = volume.voxels();
        final SortedMap<Integer, Integer> counts = new TreeMap<>();
        // Labels come in runs, so the map is asked once per run.
        int from = 0;
        for (int i = 1; i <= voxels.length; i++) {
            if (i == voxels.length || voxels[i] != voxels[from]) {
                final int label = (int)voxels[from];
                if (label != voxels[from]) {
                    throw new ImageFormatException(file, "is no mask: voxel " + volume.geometry().place(from) + " is "
                        + voxels[from] + ", and labels are whole numbers of at most 32 bits; save it as a label map");
                }
                if (label != 0) {
                    counts.merge(label, i - from, Integer::sum);
                }
                from = i;
            }
        }
        return counts;
    }

    @Override
    public List<Region> regions() {
        final List<Region> regions = new ArrayList<>();
        m_voxels.keySet().forEach(label -> regions.add(new Region(label, m_names.getOrDefault(label, ""))));
        return regions;
    }

    /** @return the region on the label image's own grid; the image's is not looked at */
    @Override
    public PlacedRegion place(final Region region, final Geometry image) {
        final String name = region.name().isEmpty() ? m_file.getFileName().toString() : region.name();
        return new PlacedRegion(Mask.of(m_labels, region.number(), name));
    }

    /** @return the label image's own grid */
    public Geometry geometry() {
        return m_labels.geometry();
    }

    /** @return each label other than 0 and the number of voxels that have it, in ascending order of labels */
    public SortedMap<Integer, Integer> voxels() {
        return Collections.unmodifiableSortedMap(m_voxels);
    }
}
