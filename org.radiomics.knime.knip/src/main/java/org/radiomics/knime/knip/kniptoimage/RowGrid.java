package org.radiomics.knime.knip.kniptoimage;

import java.util.Arrays;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.knip.convert.Cut;
import org.radiomics.knime.knip.convert.PixelGrid;
import org.radiomics.knime.knip.table.Conversion;
import org.radiomics.knime.nodes.data.GeometryColumns;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeValue;

import net.imagej.ImgPlus;

/** Finds where the voxels of a row's image and labeling lie: one grid for both. */
final class RowGrid {

    /** Of a voxel. */
    private static final double SAME = 1e-3;

    private final ImagesOfKnip m_columns;

    private final Cut m_cut;

    private final Conversion m_conversion;

    RowGrid(final ImagesOfKnip columns, final Cut cut, final Conversion conversion) {
        m_columns = columns;
        m_cut = cut;
        m_conversion = conversion;
    }

    /**
     * The cells of a row and their grids.
     *
     * @param image null if there is none, as its pixels
     * @param labeling null if there is none, as its pixels
     * @param geometry of both
     */
    record Found(ImgPlusValue<?> image, PixelGrid imagePixels, LabelingValue<?> labeling, PixelGrid labelingPixels,
        Geometry geometry) {
    }

    /**
     * @return what a row has
     * @throws IllegalArgumentException if that is nothing, or image and labeling are not of one size
     */
    Found of(final DataRow row) {
        final DataCell image = cell(row, m_columns.image());
        final DataCell labeling = cell(row, m_columns.labeling());
        if (image.isMissing() && labeling.isMissing()) {
            throw new IllegalArgumentException(
                "There is no image and no labeling of KNIP; fill the cells, or remove the row.");
        }
        final ImgPlusValue<?> pixels = image.isMissing() ? null : (ImgPlusValue<?>)image;
        final LabelingValue<?> labels = labeling.isMissing() ? null : (LabelingValue<?>)labeling;
        final PixelGrid ofImage = pixels == null ? null : pixels(pixels.getImgPlus());
        final PixelGrid ofLabels = labels == null ? null
            : PixelGrid.of("The labeling", labels.getLabeling(), labels.getLabelingMetadata(), m_cut);
        if (ofImage != null && ofLabels != null) {
            compare(ofImage.geometry(), ofLabels.geometry(), row.getKey().getString());
        }
        return new Found(pixels, ofImage, labels, ofLabels, geometry(ofImage == null ? ofLabels : ofImage, row));
    }

    private PixelGrid pixels(final ImgPlus<?> image) {
        return PixelGrid.of("The image", image, image, m_cut);
    }

    private static DataCell cell(final DataRow row, final int column) {
        return column < 0 ? DataType.getMissingCell() : row.getCell(column);
    }

    private void compare(final Geometry image, final Geometry labeling, final String row) {
        if (!Arrays.equals(image.size(), labeling.size())) {
            throw new IllegalArgumentException("The image has " + GeometryColumns.size(image)
                + " voxels and the labeling " + GeometryColumns.size(labeling)
                + "; crop or resample one of them, or convert them in two nodes.");
        }
        if (image.difference(labeling, SAME).isPresent()) {
            m_conversion.remark("Image and labeling have different axes; the image's are taken for both", row);
        }
    }

    private Geometry geometry(final PixelGrid pixels, final DataRow row) {
        final String name = row.getKey().getString();
        final Geometry own = pixels.geometry();
        final DataCell cell = cell(row, m_columns.grid());
        if (!cell.isMissing()) {
            final Geometry grid =
                cell instanceof VolumeValue volume ? volume.geometry() : ((MaskValue)cell).geometry();
            if (Arrays.equals(grid.size(), own.size())) {
                if (differ(grid.spacing(), own.spacing())) {
                    m_conversion.remark("KNIP's spacing is not that of the column with the grid, whose is taken", name);
                }
                return grid;
            }
            m_conversion.remark("The column with the grid has an image of another size; KNIP's axes are taken, along "
                + "the patient's", name);
        } else {
            m_conversion.remark("There is no grid to take directions from; KNIP's axes are taken, along the patient's",
                name);
        }
        pixels.remarks().forEach(remark -> m_conversion.remark(remark, name));
        return own;
    }

    private static boolean differ(final double[] one, final double[] other) {
        for (int i = 0; i < one.length; i++) {
            if (Math.abs(one[i] - other[i]) > SAME * one[i]) {
                return true;
            }
        }
        return false;
    }
}
