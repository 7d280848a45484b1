package org.radiomics.knime.nodes.data;

import java.io.IOException;
import java.util.Optional;

import org.knime.core.data.DataValue;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

/** A region of interest on the grid of a 3-D medical image, in a table. */
public interface MaskValue extends DataValue {

    /** What KNIME shows for this type. */
    UtilityFactory UTILITY = new PictureUtilityFactory(MaskValue.class, "Region of interest");

    /** @return the region's name for people */
    String name();

    /** @return the value that the region's voxels had in the file it was read from */
    int label();

    /** @return where the voxels lie; known without reading them */
    Geometry geometry();

    /**
     * @return the region; read when first needed, kept while memory allows
     * @throws IOException if its file cannot be read
     */
    Mask mask() throws IOException;

    /** @return the middle slice of the image with this region's outline, as PNG; empty where the image was not known */
    Optional<byte[]> picture();
}
