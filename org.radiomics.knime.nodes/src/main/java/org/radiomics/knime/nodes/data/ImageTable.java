package org.radiomics.knime.nodes.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;

/**
 * A table with one row per patient, sequence and reading, as the Image Reader makes it: the first column of images and
 * the first column of regions of interest count; patient, sequence and reading are found by their names.
 */
public final class ImageTable {

    /** The column of patients. */
    public static final String PATIENT = "patient";

    /** The column of sequences. */
    public static final String SEQUENCE = "sequence";

    /** The column of readings. */
    public static final String READING = "reading";

    private final DataTableSpec m_spec;

    private final int m_image;

    private final int m_mask;

    private ImageTable(final DataTableSpec spec, final int image, final int mask) {
        m_spec = spec;
        m_image = image;
        m_mask = mask;
    }

    /**
     * One image with a region of it.
     *
     * @param row of the table
     * @param name patient, sequence and reading, for messages
     * @param patient of the image
     * @param sequence of the image
     * @param reading of the mask; empty where the table has none
     * @param image null if the cell is missing
     * @param mask null if the cell is missing
     */
    public record Entry(DataRow row, String name, String patient, String sequence, String reading, VolumeValue image,
        MaskValue mask) {

        /** @throws IllegalArgumentException if image or mask is missing */
        public void requireBoth() {
            if (image == null || mask == null) {
                throw new IllegalArgumentException(
                    "The " + (image == null ? "image" : "mask") + " is missing; fill the cell, or remove the row.");
            }
        }
    }

    /**
     * @param spec of a table
     * @return its columns
     * @throws InvalidSettingsException if it has no column of images or none of regions, patients or sequences
     */
    public static ImageTable of(final DataTableSpec spec) throws InvalidSettingsException {
        for (final String name : List.of(PATIENT, SEQUENCE)) {
            if (!spec.containsName(name)) {
                throw new InvalidSettingsException(
                    "The table has no column \"" + name + "\"; connect the output of an Image Reader.");
            }
        }
        return new ImageTable(spec, first(spec, VolumeValue.class, "images"), first(spec, MaskValue.class, "masks"));
    }

    private static int first(final DataTableSpec spec, final Class<? extends DataValue> type, final String what)
        throws InvalidSettingsException {
        for (int i = 0; i < spec.getNumColumns(); i++) {
            if (spec.getColumnSpec(i).getType().isCompatible(type)) {
                return i;
            }
        }
        throw new InvalidSettingsException(
            "The table has no column of " + what + "; connect the output of an Image Reader.");
    }

    /** @return the index of the column of images */
    public int image() {
        return m_image;
    }

    /** @return the index of the column of regions */
    public int mask() {
        return m_mask;
    }

    /** @return the indices of the columns other than images and regions, in order */
    public int[] others() {
        return IntStream.range(0, m_spec.getNumColumns()).filter(i -> i != m_image && i != m_mask).toArray();
    }

    /** @return the specification of the table */
    public DataTableSpec spec() {
        return m_spec;
    }

    /**
     * @param table of this specification
     * @param monitor for cancellation
     * @return all rows
     * @throws CanceledExecutionException if the user cancelled
     */
    public List<Entry> read(final BufferedDataTable table, final ExecutionMonitor monitor)
        throws CanceledExecutionException {
        final List<Entry> entries = new ArrayList<>();
        for (final DataRow row : table) {
            monitor.checkCanceled();
            final DataCell image = row.getCell(m_image);
            final DataCell mask = row.getCell(m_mask);
            final String name = (text(row, PATIENT) + " " + text(row, SEQUENCE) + " " + text(row, READING)).strip();
            entries.add(new Entry(row, name, text(row, PATIENT), text(row, SEQUENCE), text(row, READING),
                image.isMissing() ? null : (VolumeValue)image, mask.isMissing() ? null : (MaskValue)mask));
        }
        return entries;
    }

    /**
     * @param row of the table
     * @param column by its name
     * @return the cell's text; empty where it is missing or the table has no such column
     */
    public String text(final DataRow row, final String column) {
        final int index = m_spec.findColumnIndex(column);
        return index < 0 || row.getCell(index).isMissing() ? "" : row.getCell(index).toString();
    }
}
