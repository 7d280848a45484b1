package org.radiomics.knime.knip.imagetoknip;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusCell;
import org.knime.knip.base.data.labeling.LabelingCell;
import org.radiomics.knime.knip.table.ChosenColumn;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.options.Settings;

/**
 * The columns that are converted and those that come of it: all columns of the table, then KNIP's.
 *
 * @param spec of the output
 * @param image the index of the column of images; -1 if there is none
 * @param mask the index of the column of masks; -1 if there is none
 */
record KnipTable(DataTableSpec spec, int image, int mask) {

    static KnipTable of(final DataTableSpec table, final Settings settings) throws InvalidSettingsException {
        final int image = ChosenColumn.index(table, settings, ImageToKnipNodeModel.IMAGE, VolumeValue.class);
        final int mask = ChosenColumn.index(table, settings, ImageToKnipNodeModel.MASK, MaskValue.class);
        if (image < 0 && mask < 0) {
            throw new InvalidSettingsException(
                "The table has no column of images or masks; connect the output of an Image Reader.");
        }
        if (settings.get(ImageToKnipNodeModel.MERGE) && (image < 0 || mask < 0)) {
            throw new InvalidSettingsException("Setting \"" + ImageToKnipNodeModel.MERGE.label()
                + "\" needs a column of images and one of masks; the table has no column of "
                + (image < 0 ? "images." : "masks."));
        }
        final List<DataColumnSpec> columns = new ArrayList<>(table.stream().toList());
        if (image >= 0) {
            add(columns, "KNIP image", ImgPlusCell.TYPE);
        }
        if (mask >= 0) {
            add(columns, "KNIP labeling", LabelingCell.TYPE);
        }
        return new KnipTable(new DataTableSpec(columns.toArray(new DataColumnSpec[0])), image, mask);
    }

    private static void add(final List<DataColumnSpec> columns, final String name, final DataType type) {
        final DataTableSpec before = new DataTableSpec(columns.toArray(new DataColumnSpec[0]));
        columns.add(
            new DataColumnSpecCreator(DataTableSpec.getUniqueColumnName(before, name), type).createSpec());
    }
}
