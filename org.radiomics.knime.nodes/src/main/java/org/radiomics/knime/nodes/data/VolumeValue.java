package org.radiomics.knime.nodes.data;

import java.io.IOException;

import org.knime.core.data.DataValue;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;

/** A 3-D medical image in a table. */
public interface VolumeValue extends DataValue {

    /** What KNIME shows for this type. */
    UtilityFactory UTILITY = new PictureUtilityFactory(VolumeValue.class, "Medical image");

    /** @return the image's name for people, such as patient and sequence */
    String name();

    /** @return where the voxels lie; known without reading them */
    Geometry geometry();

    /**
     * @return the image; read when first needed, kept while memory allows
     * @throws IOException if its file cannot be read
     */
    Volume volume() throws IOException;
}
