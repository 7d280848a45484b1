package org.radiomics.knime.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * The text header of a MetaImage file and the fields of it that matter for one 3-D image. Source: the MetaIO
 * documentation ("MetaImage Data Format"); where that leaves open what a field means, as ITK reads it. MetaImage is
 * LPS.
 */
final class MetaHeader {

    private static final String DATA_FILE = "elementdatafile";

    private final Path m_file;

    private final Map<String, String> m_fields = new HashMap<>();

    private final long m_length;

    private final int m_dimensions;

    private final int[] m_size = {1, 1, 1};

    /**
     * Reads the header up to and including the line that names the data.
     *
     * @param file for messages
     * @param in buffered, at the start of the file
     */
    MetaHeader(final Path file, final InputStream in) throws IOException {
        m_file = file;
        final HeaderLines lines = new HeaderLines(file, in);
        while (!m_fields.containsKey(DATA_FILE)) {
            final String line = lines.next();
            if (line == null) {
                throw new ImageFormatException(file,
                    "its header has no field ElementDataFile; it is damaged or not fully copied");
            }
            keep(line);
        }
        m_length = lines.position();
        m_dimensions = (int)number("NDims", words("NDims")[0]);
        if (m_dimensions < 1 || m_dimensions > 10) {
            throw new ImageFormatException(file, "its header claims " + m_dimensions + " dimensions; it is damaged");
        }
        readSize();
    }

    private void keep(final String line) throws ImageFormatException {
        final int sign = line.indexOf('=');
        if (sign < 0 && !line.isBlank()) {
            throw new ImageFormatException(m_file, "its header has the line \"" + shortened(line)
                + "\", which is no field; it is damaged");
        }
        if (sign >= 0) {
            m_fields.put(line.substring(0, sign).strip().toLowerCase(Locale.ROOT), line.substring(sign + 1).strip());
        }
    }

    private static String shortened(final String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    private void readSize() throws ImageFormatException {
        final String[] words = words("DimSize");
        boolean several = false;
        for (int axis = 0; axis < m_dimensions; axis++) {
            final double size = axis < words.length ? number("DimSize", words[axis]) : 0;
            if (!(size >= 1 && size <= Integer.MAX_VALUE && size == Math.rint(size))) {
                throw new ImageFormatException(m_file, "its header claims " + (axis < words.length ? words[axis] : "no")
                    + " voxels along axis " + axis + "; it is damaged");
            }
            if (axis < 3) {
                m_size[axis] = (int)size;
            } else {
                several |= size > 1;
            }
        }
        if (several || has("ElementNumberOfChannels")
            && number("ElementNumberOfChannels", words("ElementNumberOfChannels")[0]) != 1) {
            throw new ImageFormatException(m_file, "holds several values per voxel or several volumes ("
                + String.join(" x ", words) + "); save the one to be analysed as a 3-D image");
        }
    }

    private boolean has(final String name) {
        return !m_fields.getOrDefault(name.toLowerCase(Locale.ROOT), "").isEmpty();
    }

    private String[] words(final String name) throws ImageFormatException {
        if (!has(name)) {
            throw new ImageFormatException(m_file, "its header has no field " + name + "; it is damaged");
        }
        return m_fields.get(name.toLowerCase(Locale.ROOT)).split("[\\s,]+");
    }

    private double number(final String field, final String word) throws ImageFormatException {
        try {
            return Double.parseDouble(word);
        } catch (final NumberFormatException e) {
            throw new ImageFormatException(m_file, "its header gives \"" + shortened(word) + "\" in " + field
                + ", which is no number", e);
        }
    }

    /** The numbers of the first of some synonyms that is there; the given ones if none is. */
    private double[] numbers(final double[] missing, final String... synonyms) throws ImageFormatException {
        for (final String name : synonyms) {
            if (has(name)) {
                final String[] words = words(name);
                if (words.length < missing.length) {
                    throw new ImageFormatException(m_file, "its header gives " + words.length + " numbers in " + name
                        + " where " + missing.length + " are needed; it is damaged");
                }
                final double[] numbers = new double[missing.length];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = number(name, words[i]);
                }
                return numbers;
            }
        }
        return missing;
    }

    private boolean flag(final String... synonyms) throws ImageFormatException {
        for (final String name : synonyms) {
            if (has(name)) {
                // T, true, 1, as the format's library reads it
                return "Tt1".indexOf(words(name)[0].charAt(0)) >= 0;
            }
        }
        return false;
    }

    /** @return whether the header claims two dimensions */
    boolean isPlane() {
        return m_dimensions == 2;
    }

    /** @return the number of bytes from the start of the file to the end of the header */
    long length() {
        return m_length;
    }

    /**
     * @return the grid in LPS millimetres; two dimensions are one slice. As in ITK, a negative spacing turns its axis
     *         around, and directions are taken as they are, also where their length is not 1
     */
    Geometry geometry() throws ImageFormatException {
        final double[] ones = new double[m_dimensions];
        Arrays.fill(ones, 1);
        final double[] identity = new double[m_dimensions * m_dimensions];
        for (int axis = 0; axis < m_dimensions; axis++) {
            identity[axis * (m_dimensions + 1)] = 1;
        }
        final double[] steps = numbers(ones, "ElementSpacing", "ElementSize");
        final double[] offset = numbers(new double[m_dimensions], "Origin", "Position", "Offset");
        final double[] matrix = numbers(identity, "TransformMatrix", "Rotation", "Orientation");
        final double[] spacing = {1, 1, 1};
        final double[] origin = new double[3];
        final double[] direction = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        for (int axis = 0; axis < Math.min(3, m_dimensions); axis++) {
            spacing[axis] = Math.abs(steps[axis]);
            origin[axis] = offset[axis] + 0.0;
            for (int row = 0; row < Math.min(3, m_dimensions); row++) {
                // The file gives the directions of the axes one after the other.
                direction[3 * row + axis] = Math.signum(steps[axis]) * matrix[axis * m_dimensions + row] + 0.0;
            }
        }
        try {
            return new Geometry(m_size, spacing, origin, direction);
        } catch (final IllegalArgumentException e) {
            throw new ImageFormatException(m_file,
                "its header gives no usable grid: " + e.getMessage() + " Correct the header", e);
        }
    }

    /** @return the type of the voxels */
    VoxelType type() throws ImageFormatException {
        final String name = words("ElementType")[0];
        return switch (name) {
            case "MET_CHAR" -> VoxelType.INT8;
            case "MET_UCHAR" -> VoxelType.UINT8;
            case "MET_SHORT" -> VoxelType.INT16;
            case "MET_USHORT" -> VoxelType.UINT16;
            // four bytes on every machine, as the format's library has it
            case "MET_INT", "MET_LONG" -> VoxelType.INT32;
            case "MET_UINT", "MET_ULONG" -> VoxelType.UINT32;
            case "MET_LONG_LONG" -> VoxelType.INT64;
            case "MET_ULONG_LONG" -> VoxelType.UINT64;
            case "MET_FLOAT" -> VoxelType.FLOAT32;
            case "MET_DOUBLE" -> VoxelType.FLOAT64;
            default -> throw new ImageFormatException(m_file, "its voxels have the type " + shortened(name)
                + ", which is not read; save it with whole numbers or floats of at most 64 bits");
        };
    }

    /** @return the byte order of binary voxels */
    ByteOrder order() throws ImageFormatException {
        return flag("BinaryDataByteOrderMSB", "ElementByteOrderMSB") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** @return whether the voxels are binary and not text */
    boolean isBinary() throws ImageFormatException {
        return !has("BinaryData") || flag("BinaryData");
    }

    /** @return whether binary voxels are compressed */
    boolean isCompressed() throws ImageFormatException {
        return flag("CompressedData");
    }

    /** @return the name of the file with the voxels; LOCAL if they follow the header */
    String dataFile() {
        return m_fields.get(DATA_FILE);
    }

    /** @return bytes before the voxels in their file; 0 if the header does not say, -1 if they are its last bytes */
    long skip() throws ImageFormatException {
        return has("HeaderSize") ? (long)number("HeaderSize", words("HeaderSize")[0]) : 0;
    }
}
