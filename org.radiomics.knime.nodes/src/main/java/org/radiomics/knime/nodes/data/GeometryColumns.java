package org.radiomics.knime.nodes.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.radiomics.knime.feature.image.Geometry;

/** The columns of an image table that say in numbers what image and mask are like. */
public final class GeometryColumns {

    /** Voxels along x, y and z, as text. */
    public static final String SIZE = "size";

    /** Distances of voxel centres along x, y and z. */
    public static final List<String> SPACING = List.of("spacing x (mm)", "spacing y (mm)", "spacing z (mm)");

    /** Voxels of the region. */
    public static final String ROI_VOXELS = "ROI voxels";

    private GeometryColumns() {
    }

    /** @return the numbers of voxels along x, y and z: "384 x 384 x 15" */
    public static String size(final Geometry grid) {
        return grid.size(0) + " x " + grid.size(1) + " x " + grid.size(2);
    }

    /**
     * @param grid of image and mask
     * @param regionVoxels of the mask
     * @return the cell of every column by its name
     */
    public static Map<String, DataCell> cells(final Geometry grid, final int regionVoxels) {
        final Map<String, DataCell> cells = new LinkedHashMap<>();
        cells.put(SIZE, new StringCell(size(grid)));
        for (int axis = 0; axis < 3; axis++) {
            cells.put(SPACING.get(axis), new DoubleCell(grid.spacing(axis)));
        }
        cells.put(ROI_VOXELS, new IntCell(regionVoxels));
        return cells;
    }
}
