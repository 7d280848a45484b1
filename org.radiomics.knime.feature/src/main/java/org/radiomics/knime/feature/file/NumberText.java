package org.radiomics.knime.feature.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.VoxelType;

/** Voxels written as text, separated by blanks, line ends or commas. */
final class NumberText {

    /** Longer than any way to write a double that occurs. */
    private static final int LONGEST = 1100;

    private final Path m_file;

    private final InputStream m_in;

    private final char[] m_word = new char[LONGEST];

    /**
     * @param file for messages
     * @param in buffered, at the first number
     */
    NumberText(final Path file, final InputStream in) {
        m_file = file;
        m_in = in;
    }

    /**
     * @param type of the voxels; a number that it cannot hold is refused
     * @param voxels filled completely
     * @throws EOFException if there are too few numbers
     */
    void read(final VoxelType type, final double[] voxels) throws IOException {
        for (int i = 0; i < voxels.length; i++) {
            final String word = next();
            if (word == null) {
                throw new EOFException("ends after " + i + " of " + voxels.length + " numbers");
            }
            voxels[i] = number(type, word);
        }
    }

    private double number(final VoxelType type, final String word) throws ImageFormatException {
        final double value;
        try {
            value = word.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(word);
        } catch (final NumberFormatException e) {
            throw new ImageFormatException(m_file, "has the voxel \"" + word + "\", which is no number", e);
        }
        if (type.isInteger() && !(value == Math.rint(value) && value >= type.lowest() && value <= type.highest())) {
            throw new ImageFormatException(m_file, "has the voxel " + word + ", which its type " + type
                + " cannot hold");
        }
        return type == VoxelType.FLOAT32 ? (float)value : value;
    }

    private String next() throws IOException {
        int next = m_in.read();
        while (isBlank(next)) {
            next = m_in.read();
        }
        int length = 0;
        while (next >= 0 && !isBlank(next)) {
            if (length == LONGEST) {
                throw new ImageFormatException(m_file, "has a voxel of more than " + LONGEST
                    + " characters; it is damaged");
            }
            m_word[length++] = (char)next;
            next = m_in.read();
        }
        return length == 0 ? null : new String(m_word, 0, length);
    }

    private static boolean isBlank(final int character) {
        return character == ' ' || character == ',' || character >= '\t' && character <= '\r';
    }
}
