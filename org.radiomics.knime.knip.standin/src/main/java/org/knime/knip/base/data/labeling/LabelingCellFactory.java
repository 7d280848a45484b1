package org.knime.knip.base.data.labeling;

import java.io.IOException;
import java.util.Objects;

import org.knime.core.node.ExecutionContext;
import org.knime.knip.core.data.img.LabelingMetadata;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.roi.labeling.LabelingType;

/** Makes cells of labelings. */
public class LabelingCellFactory {

    /** @param exec whose file stores KNIP writes labelings to */
    public LabelingCellFactory(final ExecutionContext exec) {
        Objects.requireNonNull(exec, "KNIP writes labelings to the file stores of an execution.");
    }

    /**
     * @param <L> the type of labels
     * @param lab the labels of every pixel
     * @param metadata name and axes
     * @return its cell
     * @throws IOException if KNIP gets no file store
     */
    public final <L> LabelingCell<L> createCell(final RandomAccessibleInterval<LabelingType<L>> lab,
        final LabelingMetadata metadata) throws IOException {
        return new LabelingCell<>(lab, metadata);
    }
}
