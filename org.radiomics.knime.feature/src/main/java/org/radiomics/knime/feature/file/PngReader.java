package org.radiomics.knime.feature.file;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Grey PNG pictures as one slice of pixels of 1 mm, as ITK reads them: fewer than 8 bits are spread over 0 to 255.
 * Source of the header: "Portable Network Graphics (PNG) Specification", W3C.
 */
final class PngReader implements ImageReader {

    private static final byte[] SIGNATURE = {(byte)0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** The signature, length and name of the first chunk. */
    private static final int BEFORE_SIZE = 16;

    private static final int GREY = 0;

    @Override
    public boolean accepts(final byte[] start) {
        return start.length > SIGNATURE.length
            && Arrays.equals(Arrays.copyOf(start, SIGNATURE.length), SIGNATURE);
    }

    @Override
    public boolean isPlane(final Path file) {
        return true;
    }

    @Override
    public Volume read(final Path file) throws IOException {
        final int[] size = {0, 0, 1};
        final int bits;
        final int colour;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(BEFORE_SIZE);
            size[0] = in.readInt();
            size[1] = in.readInt();
            bits = in.readUnsignedByte();
            colour = in.readUnsignedByte();
        }
        if (colour != GREY) {
            throw new ImageFormatException(file, "is a PNG picture in colours, of a palette or with transparency; save "
                + "it with one grey value per pixel, of 8 or 16 bits");
        }
        if (size[0] < 1 || size[1] < 1 || bits > 16 || Integer.bitCount(bits) != 1) {
            throw new ImageFormatException(file, "is a PNG picture of " + size[0] + " x " + size[1] + " pixels of "
                + bits + " bits by its header; it is damaged");
        }
        final VoxelClaim claim = new VoxelClaim(file, size);
        claim.requireDeflated((long)size[0] * size[1] * bits / Byte.SIZE, Files.size(file));
        final double[] pixels = claim.allocate();
        raster(file, size).getSamples(0, 0, size[0], size[1], 0, pixels);
        for (int i = 0; i < pixels.length && bits < 8; i++) {
            pixels[i] = pixels[i] * 255 / ((1 << bits) - 1);
        }
        return new Volume(Geometry.axisAligned(size, new double[]{1, 1, 1}, new double[3]),
            bits == 16 ? VoxelType.UINT16 : VoxelType.UINT8, pixels);
    }

    private static Raster raster(final Path file, final int[] size) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // In memory: the default cache is a file.
            final BufferedImage picture = ImageIO.read(new MemoryCacheImageInputStream(in));
            if (picture == null || picture.getWidth() != size[0] || picture.getHeight() != size[1]
                || picture.getRaster().getNumBands() != 1) {
                throw new ImageFormatException(file, "is a damaged PNG picture; copy it again");
            }
            return picture.getRaster();
        } catch (final RuntimeException e) {
            throw new ImageFormatException(file, "is a damaged PNG picture; copy it again", e);
        }
    }
}
