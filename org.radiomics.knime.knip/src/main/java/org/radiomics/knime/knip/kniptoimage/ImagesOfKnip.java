package org.radiomics.knime.knip.kniptoimage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;
import org.radiomics.knime.knip.table.ChosenColumn;
import org.radiomics.knime.nodes.data.GeometryColumns;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.options.Settings;

/**
 * The columns that are converted and those that come of it: what is not replaced, then image and mask, then the columns
 * that describe them, as the Image Reader has them.
 *
 * @param spec of the output
 * @param image the index of the column of KNIP's images; -1 if there is none
 * @param labeling the index of the column of KNIP's labelings; -1 if there is none
 * @param grid the index of the column whose grid is taken; -1 if there is none
 * @param kept the indices of the columns that are passed on
 */
record ImagesOfKnip(DataTableSpec spec, int image, int labeling, int grid, List<Integer> kept) {

    private static final String LABEL = "label";

    private static final String REGION = "region";

    static ImagesOfKnip of(final DataTableSpec table, final Settings settings) throws InvalidSettingsException {
        final int image = ChosenColumn.index(table, settings, KnipToImageNodeModel.IMAGE, ImgPlusValue.class);
        final int labeling = ChosenColumn.index(table, settings, KnipToImageNodeModel.LABELING, LabelingValue.class);
        if (image < 0 && labeling < 0) {
            throw new InvalidSettingsException(
                "The table has no column of KNIP's images or labelings; connect the output of a node of KNIP.");
        }
        final List<Integer> kept = kept(table, image, labeling);
        final List<DataColumnSpec> columns = new ArrayList<>(kept.stream().map(table::getColumnSpec).toList());
        if (image >= 0) {
            add(columns, "image", VolumeCell.TYPE);
        }
        if (labeling >= 0) {
            add(columns, "mask", MaskCell.TYPE);
        }
        described(labeling >= 0).forEach(name -> add(columns, name, type(name)));
        return new ImagesOfKnip(new DataTableSpec(columns.toArray(new DataColumnSpec[0])), image, labeling,
            grid(table, settings), kept);
    }

    private static int grid(final DataTableSpec table, final Settings settings) throws InvalidSettingsException {
        final String name = settings.get(KnipToImageNodeModel.GRID);
        final int named = table.findColumnIndex(name);
        if (!name.isEmpty() && named >= 0 && table.getColumnSpec(named).getType().isCompatible(MaskValue.class)) {
            return named;
        }
        final int images = ChosenColumn.index(table, settings, KnipToImageNodeModel.GRID, VolumeValue.class);
        return images >= 0 ? images
            : ChosenColumn.index(table, settings, KnipToImageNodeModel.GRID, MaskValue.class);
    }

    private static List<Integer> kept(final DataTableSpec table, final int image, final int labeling) {
        final Set<String> replaced = new HashSet<>(described(labeling >= 0));
        final List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < table.getNumColumns(); i++) {
            final DataType type = table.getColumnSpec(i).getType();
            final boolean isOldImage = image >= 0 && type.isCompatible(VolumeValue.class);
            final boolean isOldMask = labeling >= 0 && type.isCompatible(MaskValue.class);
            if (i != image && i != labeling && !isOldImage && !isOldMask
                && !replaced.contains(table.getColumnSpec(i).getName())) {
                kept.add(i);
            }
        }
        return kept;
    }

    private static List<String> described(final boolean hasMasks) {
        final List<String> names = new ArrayList<>(List.of(GeometryColumns.SIZE));
        names.addAll(GeometryColumns.SPACING);
        if (hasMasks) {
            names.addAll(List.of(GeometryColumns.ROI_VOXELS, LABEL, REGION));
        }
        return names;
    }

    private static DataType type(final String described) {
        return switch (described) {
            case GeometryColumns.SIZE, REGION -> StringCell.TYPE;
            case GeometryColumns.ROI_VOXELS, LABEL -> IntCell.TYPE;
            default -> DoubleCell.TYPE;
        };
    }

    private static void add(final List<DataColumnSpec> columns, final String name, final DataType type) {
        final DataTableSpec before = new DataTableSpec(columns.toArray(new DataColumnSpec[0]));
        columns.add(
            new DataColumnSpecCreator(DataTableSpec.getUniqueColumnName(before, name), type).createSpec());
    }
}
