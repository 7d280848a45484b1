package org.radiomics.knime.nodes.imagepreprocessor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.ZScore;
import org.radiomics.knime.feature.preprocess.Resampling;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.data.VolumeValue;

/** The steps that every image goes through. An image with several readings is processed once. Thread-safe. */
final class Preprocessing {

    private final ExecutionContext m_exec;

    private final ZScore m_normalization;

    private final boolean m_byRegion;

    private final Resampling m_resampling;

    /**
     * @param exec makes file stores
     * @param normalization null for none
     * @param byRegion whether the normalisation depends on the region
     * @param resampling null for none
     */
    Preprocessing(final ExecutionContext exec, final ZScore normalization, final boolean byRegion,
        final Resampling resampling) {
        m_exec = exec;
        m_normalization = normalization;
        m_byRegion = byRegion;
        m_resampling = resampling;
    }

    /** One row of the image table. */
    record Item(int index, ImageTable.Entry entry, boolean normalize) {
    }

    /** A row's new cells, or why there are none. */
    record Result(Item item, VolumeValue image, MaskValue mask, int regionVoxels, String problem) {
    }

    /** Groups rows that share an image, unless it is processed differently for each of them. */
    List<List<Item>> groups(final List<Item> items) {
        final Map<Object, List<Item>> groups = new LinkedHashMap<>();
        for (final Item item : items) {
            final boolean alone = item.entry().image() == null || m_byRegion && item.normalize();
            groups.computeIfAbsent(alone ? item : Set.of(item.entry().image(), item.normalize()),
                key -> new ArrayList<>()).add(item);
        }
        return List.copyOf(groups.values());
    }

    /** Processes the rows of one group. */
    List<Result> apply(final List<Item> items) throws IOException {
        final List<Result> results = new ArrayList<>();
        VolumeValue image = null;
        for (final Item item : items) {
            try {
                item.entry().requireBoth();
                final Mask before = item.entry().mask().mask();
                final Mask mask = m_resampling == null ? before : m_resampling.apply(before);
                if (mask.isEmpty()) {
                    throw new IllegalArgumentException("The region " + mask.name()
                        + " loses all its voxels on the new grid; choose a finer spacing.");
                }
                if (image == null) {
                    image = image(item, before);
                }
                results.add(new Result(item, image, mask == before ? item.entry().mask()
                    : MaskCell.of(mask, m_exec.createFileStore("mask-" + item.index() + ".nrrd")), mask.count(), null));
            } catch (final IllegalArgumentException e) {
                results.add(new Result(item, null, null, 0, e.getMessage()));
            }
        }
        return results;
    }

    private VolumeValue image(final Item item, final Mask region) throws IOException {
        final VolumeValue cell = item.entry().image();
        final Volume before = cell.volume();
        final Volume normalized = item.normalize() ? m_normalization.apply(before, region) : before;
        final Volume after = m_resampling == null ? normalized : m_resampling.apply(normalized);
        return after == before ? cell
            : VolumeCell.of(after, cell.name(), m_exec.createFileStore("image-" + item.index() + ".nrrd"));
    }
}
