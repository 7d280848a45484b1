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
import org.radiomics.knime.feature.image.VoxelHash;
import org.radiomics.knime.feature.image.VoxelType;

/** Regions given by an image of whole numbers: the voxels with one value other than 0 are a region. Immutable. */
public final class LabelImage implements RegionSet {

    private final Path m_file;

    private final Volume m_labels;

    private final SortedMap<Integer, Integer> m_voxels;

    private final Map<Integer, String> m_names;

    private final List<String> m_remarks;

    /** Of all labels; null if there is only one, whose region says as much. */
    private final String m_hash;

    /**
     * @param file for messages, and the name of regions without one
     * @param labels an image of whole numbers. Other numbers are cut to whole ones (1.7 is 1), as PyRadiomics does, and
     *            what is no number of 32 bits is no label; both is remarked on
     * @param names of labels, as far as the file says them; may name labels that no voxel has
     * @throws ImageFormatException if no voxel has a label and some were cut to none; says which
     */
    public LabelImage(final Path file, final Volume labels, final Map<Integer, String> names)
        throws ImageFormatException {
        m_file = file;
        final int cut = fits(labels.type()) ? 0 : cut(labels);
        m_labels = cut == 0 ? labels : whole(labels);
        m_voxels = count(m_labels);
        if (cut > 0 && m_voxels.isEmpty()) {
            throw new ImageFormatException(file, "is no mask: " + cutVoxels(labels, cut)
                + " no label, and no other voxel has one; save it as a label map");
        }
        m_remarks = cut == 0 ? List.of()
            : List.of(file + ": " + cutVoxels(labels, cut) + " no label. Fractions were cut off (1.7 is label 1), as "
                + "PyRadiomics does; check that the region is as it was drawn, or save the mask as a label map.");
        m_hash = m_voxels.size() == 1 ? null
            : VoxelHash.of(new Volume(m_labels.geometry(), VoxelType.INT32, m_labels.voxels()));
        m_names = Map.copyOf(names);
    }

    /** Whether all numbers of a type are labels. */
    private static boolean fits(final VoxelType type) {
        return type.isInteger() && type.lowest() >= Integer.MIN_VALUE && type.highest() <= Integer.MAX_VALUE;
    }

    /**
     * What PyRadiomics' cast to 32 bits makes of a number: fractions are cut off, of larger integers the lower 32 bits
     * remain. No label, 0, are labels that nobody can choose and other numbers.
     */
    private static int label(final double value, final VoxelType type) {
        if (type.isInteger()) {
            final int low = (int)(long)value;
            return low == value ? low : Math.max(0, low);
        }
        final int whole = (int)value;
        return Math.abs(value - whole) < 1 ? whole : 0;
    }

    private static int cut(final Volume volume) {
        int cut = 0;
        for (final double value : volume.voxels()) {
            cut += value == label(value, volume.type()) ? 0 : 1;
        }
        return cut;
    }

    private static String cutVoxels(final Volume volume, final int cut) {
        int first = 0;
        while (volume.voxels()[first] == label(volume.voxels()[first], volume.type())) {
            first++;
        }
        return (cut == 1 ? "the value of 1 voxel, " : "the values of " + cut + " voxels, the first ")
            + volume.voxels()[first] + " at " + volume.geometry().place(first) + ", " + (cut == 1 ? "is" : "are");
    }

    private static Volume whole(final Volume volume) {
        final double[] whole = volume.voxels().clone();
        for (int i = 0; i < whole.length; i++) {
            whole[i] = label(whole[i], volume.type());
        }
        return new Volume(volume.geometry(), VoxelType.INT32, whole);
    }

    private static SortedMap<Integer, Integer> count(final Volume volume) {
        final double[] voxels = volume.voxels();
        final SortedMap<Integer, Integer> counts = new TreeMap<>();
        // Labels come in runs, so the map is asked once per run.
        int from = 0;
        for (int i = 1; i <= voxels.length; i++) {
            if (i == voxels.length || voxels[i] != voxels[from]) {
                final int label = (int)voxels[from];
                if (label != 0) {
                    counts.merge(label, i - from, Integer::sum);
                }
                from = i;
            }
        }
        return counts;
    }

    /** @return what a user should know of the values, in sentences that name the file */
    public List<String> remarks() {
        return m_remarks;
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
        final Mask mask = Mask.of(m_labels, region.number(), name);
        return new PlacedRegion(m_hash == null ? mask : mask.withLabelsHash(m_hash), m_remarks);
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
