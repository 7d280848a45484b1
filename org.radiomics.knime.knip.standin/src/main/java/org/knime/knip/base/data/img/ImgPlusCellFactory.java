package org.knime.knip.base.data.img;

import java.io.IOException;
import java.util.Objects;

import org.knime.core.node.ExecutionContext;

import net.imagej.ImgPlus;
import net.imglib2.type.numeric.RealType;

/** Makes cells of images. */
public final class ImgPlusCellFactory {

    /** @param exec whose file stores KNIP writes images to */
    public ImgPlusCellFactory(final ExecutionContext exec) {
        Objects.requireNonNull(exec, "KNIP writes images to the file stores of an execution.");
    }

    /**
     * @param <T> the type of pixels
     * @param imgPlus the image
     * @return its cell
     * @throws IOException if KNIP gets no file store
     */
    public <T extends RealType<T>> ImgPlusCell<T> createCell(final ImgPlus<T> imgPlus) throws IOException {
        return new ImgPlusCell<>(imgPlus);
    }
}
