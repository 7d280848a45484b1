package org.radiomics.knime.feature.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Assumptions;

/** Small files written byte by byte from the formats' definitions, and the folder of real ones. */
final class TestFiles {

    private TestFiles() {
    }

    /** A NIfTI-1 header of 352 bytes: 3 axes, steps 1 mm, no orientation, no scaling. */
    static ByteBuffer niftiHeader(final ByteOrder order, final int type, final int bitsPerVoxel, final int... size) {
        final ByteBuffer header = ByteBuffer.allocate(352).order(order);
        header.putInt(0, 348);
        header.putShort(40, (short)size.length);
        for (int axis = 0; axis < size.length; axis++) {
            header.putShort(42 + 2 * axis, (short)size[axis]);
            header.putFloat(80 + 4 * axis, 1);
        }
        header.putShort(70, (short)type);
        header.putShort(72, (short)bitsPerVoxel);
        header.putFloat(108, 352);
        header.put(344, (byte)'n').put(345, (byte)'+').put(346, (byte)'1');
        return header;
    }

    static byte[] joined(final byte[]... parts) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] gzip(final byte[] bytes) throws IOException {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(all)) {
            out.write(bytes);
        }
        return all.toByteArray();
    }

    /** @return the folder of real images; the test is skipped where there is none */
    static Path shared() {
        final Path shared = Path.of(System.getProperty("shared.data", "../../shared/data"));
        Assumptions.assumeTrue(java.nio.file.Files.isDirectory(shared), () -> "no test data in " + shared);
        return shared;
    }
}
