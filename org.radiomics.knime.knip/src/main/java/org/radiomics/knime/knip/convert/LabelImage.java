package org.radiomics.knime.knip.convert;

import java.util.List;
import java.util.Map;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.roi.labeling.ImgLabeling;
import net.imglib2.roi.labeling.LabelingType;

/**
 * Regions as a labeling of KNIP with dimensions X, Y and Z, one slice too. A pixel has the labels of all its regions.
 */
final class LabelImage {

    private LabelImage() {
    }

    /**
     * @param regions by their labels, all of one size
     * @param monitor cancels
     * @return a labeling with pixels of its own
     */
    static RandomAccessibleInterval<LabelingType<String>> of(final Map<String, Mask> regions, final Monitor monitor) {
        final Geometry grid = List.copyOf(regions.values()).get(0).geometry();
        final RandomAccessibleInterval<LabelingType<String>> labeling = empty(grid, regions.size());
        regions.forEach((label, region) -> add(label, region, labeling.randomAccess(), monitor));
        return labeling;
    }

    /** The smallest pixels that hold a number for every set of labels there can be. */
    private static RandomAccessibleInterval<LabelingType<String>> empty(final Geometry grid, final int labels) {
        final long[] size = {grid.size(0), grid.size(1), grid.size(2)};
        if (labels <= Byte.SIZE) {
            return new ImgLabeling<>(ArrayImgs.unsignedBytes(size));
        }
        return labels <= Short.SIZE ? new ImgLabeling<>(ArrayImgs.unsignedShorts(size))
            : new ImgLabeling<>(ArrayImgs.ints(size));
    }

    private static void add(final String label, final Mask region, final RandomAccess<LabelingType<String>> access,
        final Monitor monitor) {
        final boolean[] inside = region.inside();
        for (int z = region.lower(2); z <= region.upper(2); z++) {
            monitor.checkCancelled();
            access.setPosition(z, 2);
            for (int y = region.lower(1); y <= region.upper(1); y++) {
                access.setPosition(y, 1);
                int index = region.geometry().index(region.lower(0), y, z);
                for (int x = region.lower(0); x <= region.upper(0); x++, index++) {
                    if (inside[index]) {
                        access.setPosition(x, 0);
                        access.get().add(label);
                    }
                }
            }
        }
    }
}
