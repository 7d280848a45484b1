package org.radiomics.knime.feature.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * Where a NRRD grid lies: which of its axes are the three of space, and the axes' vectors and origin in LPS. Spaces
 * without an anatomical meaning are taken as LPS and missing fields as identity, as ITK does. Two axes of space are one
 * slice across z; their vectors may have two numbers.
 */
final class NrrdGrid {

    /** Kinds of axes along which one moves in the patient, and the two ways not to say. */
    private static final Set<String> SPATIAL_KINDS = Set.of("domain", "space", "???", "none");

    private final Path m_file;

    private final NrrdHeader m_header;

    private final int[] m_axes;

    private ComponentAxis m_components = ComponentAxis.NONE;

    private final int[] m_size = {1, 1, 1};

    private final double[] m_spacing = {1, 1, 1};

    private final double[] m_direction = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private NrrdGrid(final Path file, final NrrdHeader header, final boolean severalValues)
        throws ImageFormatException {
        m_file = file;
        m_header = header;
        final int[] sizes = header.sizes();
        m_axes = spatialAxes(sizes, severalValues);
        for (int i = 0; i < m_axes.length; i++) {
            m_size[i] = sizes[m_axes[i]];
        }
    }

    /**
     * @param file for messages
     * @param header of the file
     * @param severalValues whether one axis may hold several values per voxel
     * @return the grid and that axis
     */
    static NrrdGrid read(final Path file, final NrrdHeader header, final boolean severalValues)
        throws ImageFormatException {
        return new NrrdGrid(file, header, severalValues);
    }

    /** @return whether space has two axes */
    boolean isPlane() {
        return m_axes.length == 2;
    }

    /** @return the axis of several values per voxel */
    ComponentAxis components() {
        return m_components;
    }

    private int[] spatialAxes(final int[] sizes, final boolean severalValues) throws ImageFormatException {
        final String[] vectors = m_header.field("spacedirections") == null ? new String[0] : vectors();
        final String[] kinds = m_header.field("kinds") == null ? new String[0] : m_header.words("kinds");
        final List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < sizes.length; axis++) {
            final boolean outside = axis < vectors.length && vectors[axis].equals("none")
                || axis < kinds.length && !SPATIAL_KINDS.contains(kinds[axis].toLowerCase(Locale.ROOT));
            if (outside && sizes[axis] > 1) {
                if (!severalValues || m_components.count() > 1) {
                    throw severalValues(sizes);
                }
                int inner = 1;
                for (int before = 0; before < axis; before++) {
                    inner *= sizes[before];
                }
                m_components = new ComponentAxis(sizes[axis], inner);
            }
            if (!outside) {
                axes.add(axis);
            }
        }
        for (int axis = sizes.length - 1; axis >= 0 && axes.size() > 3; axis--) {
            if (sizes[axis] == 1) {
                axes.remove((Object)axis);
            }
        }
        if (axes.size() > 3) {
            throw severalValues(sizes);
        }
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    private ImageFormatException severalValues(final int[] sizes) {
        return new ImageFormatException(m_file, "holds several values per voxel or several volumes ("
            + Arrays.toString(sizes).replace(", ", " x ").replaceAll("[\\[\\]]", "")
            + "); save the one to be analysed as a 3-D image, or a segmentation as a label map");
    }

    /** @return the grid in LPS millimetres */
    Geometry geometry() throws ImageFormatException {
        if (m_header.field("spacedirections") != null) {
            readVectors();
        } else if (m_header.field("spacings") != null) {
            readSpacings();
        }
        final double[] origin = readOrigin();
        final double[] toLps = toLps();
        for (int row = 0; row < 3; row++) {
            origin[row] = origin[row] * toLps[row] + 0.0;
            for (int column = 0; column < 3; column++) {
                m_direction[3 * row + column] = m_direction[3 * row + column] * toLps[row] + 0.0;
            }
        }
        try {
            return new Geometry(m_size, m_spacing, origin, m_direction);
        } catch (final IllegalArgumentException e) {
            throw new ImageFormatException(m_file,
                "its header gives no usable grid: " + e.getMessage() + " Correct the header", e);
        }
    }

    private void readVectors() throws ImageFormatException {
        final String[] vectors = vectors();
        for (int i = 0; i < m_axes.length; i++) {
            if (m_axes[i] >= vectors.length) {
                throw new ImageFormatException(m_file, "its header has too few space directions; it is damaged");
            }
            final double[] vector = vector("space directions", vectors[m_axes[i]]);
            final double length = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
            m_spacing[i] = length;
            for (int row = 0; row < 3 && length > 0; row++) {
                // ITK scales by the inverse, which the last digit shows: a cosine may be a little less than 1.
                m_direction[3 * row + i] = vector[row] * (1 / length);
            }
        }
    }

    private void readSpacings() throws ImageFormatException {
        final String[] words = m_header.words("spacings");
        for (int i = 0; i < m_axes.length && m_axes[i] < words.length; i++) {
            final double spacing = number("spacings", words[m_axes[i]]);
            m_spacing[i] = Double.isNaN(spacing) ? 1 : Math.abs(spacing);
            m_direction[4 * i] = spacing < 0 ? -1 : 1;
        }
    }

    private double[] readOrigin() throws ImageFormatException {
        final String text = m_header.field("spaceorigin");
        return text == null || text.isEmpty() ? new double[3] : vector("space origin", text.replaceAll("\\s", ""));
    }

    /** Signs that turn the header's space into LPS. */
    private double[] toLps() throws ImageFormatException {
        final String space = m_header.field("space") == null ? "" : m_header.field("space").toLowerCase(Locale.ROOT);
        return switch (space) {
            case "right-anterior-superior", "ras", "right-anterior-superior-time", "rast" -> new double[]{-1, -1, 1};
            case "left-anterior-superior", "las", "left-anterior-superior-time", "last" -> new double[]{1, -1, 1};
            default -> new double[]{1, 1, 1};
        };
    }

    /** One word per axis: "none" or "(x,y,z)". */
    private String[] vectors() throws ImageFormatException {
        final String text = String.join(" ", m_header.words("spacedirections"));
        return text.replaceAll("\\s*,\\s*", ",").replaceAll("\\(\\s+", "(").replaceAll("\\s+\\)", ")")
            .replace(")(", ") (").split("\\s+");
    }

    private double[] vector(final String field, final String word) throws ImageFormatException {
        if (!word.startsWith("(") || !word.endsWith(")")) {
            throw new ImageFormatException(m_file, "its header gives \"" + word + "\" in " + field
                + ", which is no vector like (1,0,0)");
        }
        final String[] parts = word.substring(1, word.length() - 1).split(",");
        // In a space of more dimensions the axes that are left have one voxel each.
        final boolean enough = parts.length == 3 || parts.length == 2 && isPlane()
            || parts.length > 3 && parts.length == m_header.sizes().length;
        if (!enough) {
            throw new ImageFormatException(m_file, "its header gives \"" + word + "\" in " + field
                + ", where an image of " + m_axes.length + " axes needs a vector of " + (isPlane() ? "two or " : "")
                + "three numbers; it is damaged");
        }
        final double[] vector = new double[3];
        for (int i = 0; i < Math.min(3, parts.length); i++) {
            vector[i] = number(field, parts[i]);
        }
        return vector;
    }

    private double number(final String field, final String word) throws ImageFormatException {
        try {
            return word.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(word);
        } catch (final NumberFormatException e) {
            throw new ImageFormatException(m_file, "its header gives \"" + word + "\" in " + field
                + ", which is no number", e);
        }
    }
}
