package org.radiomics.knime.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * The text header of a NRRD file and the fields of it that matter for one 3-D image. Source: "Definition of NRRD File
 * Format", teem.sourceforge.net/nrrd/format.html.
 */
final class NrrdHeader {

    private static final Pattern LABEL_KEY = Pattern.compile("(Segment\\d+)_LabelValue");

    private final Path m_file;

    private final Map<String, String> m_fields = new HashMap<>();

    /** Keys and values that the format does not know. */
    private final Map<String, String> m_values = new HashMap<>();

    private final long m_length;

    /**
     * Reads the header up to and including the empty line that ends it.
     *
     * @param file for messages
     * @param in buffered, at the start of the file
     */
    NrrdHeader(final Path file, final InputStream in) throws IOException {
        m_file = file;
        final HeaderLines lines = new HeaderLines(file, in);
        final String magic = lines.next();
        if (magic == null || !magic.matches("NRRD000[1-6]")) {
            throw new ImageFormatException(file, "begins with \"" + magic + "\", not with NRRD0001 to NRRD0006");
        }
        String line = lines.next();
        while (line != null && !line.isEmpty()) {
            keep(line);
            line = lines.next();
        }
        m_length = lines.position();
    }

    private void keep(final String line) throws ImageFormatException {
        final int colon = line.indexOf(':');
        final boolean empty = colon == line.length() - 1;
        if (line.startsWith("#")) {
            return;
        }
        if (colon >= 0 && line.startsWith(":=", colon)) {
            m_values.put(line.substring(0, colon), line.substring(colon + 2).trim());
            return;
        }
        if (colon < 0 || !empty && line.charAt(colon + 1) != ' ') {
            throw new ImageFormatException(m_file, "its header has the line \"" + shortened(line)
                + "\", which is neither a field nor a comment; it is damaged");
        }
        final String key = line.substring(0, colon).toLowerCase(Locale.ROOT).replace(" ", "");
        m_fields.put(key, line.substring(colon + 1).trim());
    }

    private static String shortened(final String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    /** @return the number of bytes from the start of the file to the end of the header */
    long length() {
        return m_length;
    }

    /** @return the text of a field; null if it is not there. Names are lower case without blanks. */
    String field(final String name) {
        return m_fields.get(name);
    }

    /**
     * Reads the names of segments as 3D Slicer writes them: {@code Segment0_LabelValue:=1} and
     * {@code Segment0_Name:=lesion}.
     *
     * @return each segment's label and name
     */
    Map<Integer, String> segmentNames() {
        final Map<Integer, String> names = new HashMap<>();
        m_values.forEach((key, label) -> {
            final Matcher matcher = LABEL_KEY.matcher(key);
            if (matcher.matches() && label.matches("-?\\d{1,9}")) {
                names.put(Integer.parseInt(label), m_values.getOrDefault(matcher.group(1) + "_Name", ""));
            }
        });
        return names;
    }

    /** @return the words of a field */
    String[] words(final String name) throws ImageFormatException {
        final String text = m_fields.get(name);
        if (text == null || text.isEmpty()) {
            throw new ImageFormatException(m_file, "its header has no field \"" + name + "\"; it is damaged");
        }
        return text.split("\\s+");
    }

    /** @return sizes of all axes, fastest first */
    int[] sizes() throws ImageFormatException {
        final int dimension = wholeNumber("dimension", words("dimension")[0]);
        if (dimension < 1 || dimension > 16) {
            throw new ImageFormatException(m_file, "its header claims " + dimension + " axes; it is damaged");
        }
        final String[] words = words("sizes");
        if (words.length != dimension) {
            throw new ImageFormatException(m_file,
                "its header gives " + words.length + " sizes for " + dimension + " axes; it is damaged");
        }
        final int[] sizes = new int[dimension];
        for (int axis = 0; axis < dimension; axis++) {
            sizes[axis] = wholeNumber("sizes", words[axis]);
            if (sizes[axis] < 1) {
                throw new ImageFormatException(m_file,
                    "its header claims " + sizes[axis] + " voxels along axis " + axis + "; it is damaged");
            }
        }
        return sizes;
    }

    private int wholeNumber(final String field, final String word) throws ImageFormatException {
        try {
            return Integer.parseInt(word);
        } catch (final NumberFormatException e) {
            throw new ImageFormatException(m_file,
                "its header gives \"" + shortened(word) + "\" as " + field + ", which is no whole number", e);
        }
    }

    /** @return the number of lines or bytes to skip before the voxels; 0 if the header does not say; -1 for the end */
    int skip(final String unit) throws ImageFormatException {
        final String text = m_fields.get(unit + "skip");
        return text == null ? 0 : wholeNumber(unit + " skip", text);
    }

    /** @return the type of the voxels */
    VoxelType type() throws ImageFormatException {
        final String name = String.join(" ", words("type")).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "signed char", "int8", "int8_t" -> VoxelType.INT8;
            case "uchar", "unsigned char", "uint8", "uint8_t" -> VoxelType.UINT8;
            case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> VoxelType.INT16;
            case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> VoxelType.UINT16;
            case "int", "signed int", "int32", "int32_t" -> VoxelType.INT32;
            case "uint", "unsigned int", "uint32", "uint32_t" -> VoxelType.UINT32;
            case "longlong", "long long", "long long int", "signed long long", "signed long long int", "int64",
                "int64_t" -> VoxelType.INT64;
            case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" -> VoxelType.UINT64;
            case "float" -> VoxelType.FLOAT32;
            case "double" -> VoxelType.FLOAT64;
            default -> throw new ImageFormatException(m_file, "its voxels have the type \"" + shortened(name)
                + "\", which is not read; save it with whole numbers or floats of at most 64 bits");
        };
    }

    /** @return the name the format gives to a type */
    static String name(final VoxelType type) {
        return switch (type) {
            case INT8 -> "signed char";
            case UINT8 -> "unsigned char";
            case INT16 -> "short";
            case UINT16 -> "unsigned short";
            case INT32 -> "int";
            case UINT32 -> "unsigned int";
            case INT64 -> "long long";
            case UINT64 -> "unsigned long long";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
        };
    }

    /** @return the byte order of binary voxels */
    ByteOrder order(final VoxelType type) throws ImageFormatException {
        if (type.bytes() == 1) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        final String name = words("endian")[0].toLowerCase(Locale.ROOT);
        return switch (name) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw new ImageFormatException(m_file,
                "its header says endian: " + shortened(name) + ", which is neither little nor big");
        };
    }
}
