package org.radiomics.knime.nodes.imagepreprocessor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.Preprocessor;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.execution.NodeMonitor;

/** The steps that every image goes through. An image with several readings is processed once. Thread-safe. */
final class Preprocessing {

    private final ExecutionContext m_exec;

    private final Monitor m_cancellation;

    private final Steps m_steps;

    /**
     * @param exec makes file stores and cancels
     * @param steps for each sequence
     */
    Preprocessing(final ExecutionContext exec, final Steps steps) {
        m_exec = exec;
        m_cancellation = new NodeMonitor(exec.createSilentSubProgress(0));
        m_steps = steps;
    }

    /**
     * One row of the image table.
     *
     * @param index among the rows that are processed
     * @param entry the row
     * @param measured the region by which the image is normalised; null if it is by none, or there is none
     */
    record Item(int index, ImageTable.Entry entry, MaskValue measured) {
    }

    /** A row's new cells, or why there are none. */
    record Result(Item item, VolumeValue image, MaskValue mask, int regionVoxels, String problem) {
    }

    /** What decides how an image is processed. */
    private record Key(VolumeValue image, String sequence, MaskValue measured) {
    }

    /** @return the rows, but for those of the reading of reference, each with the region by which it is normalised */
    List<Item> items(final List<ImageTable.Entry> entries) {
        final String reading = m_steps.referenceReading();
        final Map<List<String>, MaskValue> references = new HashMap<>();
        for (final ImageTable.Entry entry : entries) {
            if (!reading.isEmpty() && entry.reading().equals(reading)) {
                references.put(List.of(entry.patient(), entry.sequence()), entry.mask());
            }
        }
        final List<Item> items = new ArrayList<>();
        for (final ImageTable.Entry entry : entries) {
            if (reading.isEmpty() || !entry.reading().equals(reading)) {
                final MaskValue measured = !m_steps.normalizes(entry.sequence()) ? null : switch (m_steps.measured()) {
                    case REGION -> entry.mask();
                    case REFERENCE -> references.get(List.of(entry.patient(), entry.sequence()));
                    default -> null;
                };
                items.add(new Item(items.size(), entry, measured));
            }
        }
        return items;
    }

    /** Groups rows that share an image, unless it is processed differently for each of them. */
    List<List<Item>> groups(final List<Item> items) {
        final Map<Object, List<Item>> groups = new LinkedHashMap<>();
        for (final Item item : items) {
            final ImageTable.Entry entry = item.entry();
            groups.computeIfAbsent(
                entry.image() == null ? item : new Key(entry.image(), entry.sequence(), item.measured()),
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
                final Mask mask = m_steps.of(item.entry().sequence()).apply(before);
                if (image == null) {
                    image = image(item);
                }
                results.add(new Result(item, image, mask == before ? item.entry().mask()
                    : MaskCell.of(mask, image.volume(), m_exec.createFileStore("mask-" + item.index() + ".nrrd")),
                    mask.count(), null));
            } catch (final IllegalArgumentException e) {
                results.add(new Result(item, null, null, 0, e.getMessage()));
            }
        }
        return results;
    }

    private VolumeValue image(final Item item) throws IOException {
        final VolumeValue cell = item.entry().image();
        final Volume before = cell.volume();
        final Preprocessor steps = m_steps.of(item.entry().sequence());
        final Volume after = steps.apply(before, measured(item), m_cancellation);
        return after == before ? cell
            : VolumeCell.of(after, cell.name(), m_exec.createFileStore("image-" + item.index() + ".nrrd"));
    }

    private Mask measured(final Item item) throws IOException {
        if (item.measured() != null) {
            return item.measured().mask();
        }
        if (m_steps.measured() == MeasuredVoxels.REFERENCE && m_steps.normalizes(item.entry().sequence())) {
            throw new IllegalArgumentException("The image has no mask in the reading " + m_steps.referenceReading()
                + ", by which it is to be normalised; add a row of that reading, or leave this image out.");
        }
        return null;
    }
}
