package org.knime.core.node.port.image;

import org.knime.core.data.DataType;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** The format of a picture at a port. */
public final class ImagePortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final String FORMAT = "format";

    private DataType m_type;

    /** For deserialisation. */
    ImagePortObjectSpec() {
        this(null);
    }

    /** @param type of cells with pictures of that format */
    public ImagePortObjectSpec(final DataType type) {
        m_type = type;
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addString(FORMAT, m_type.toString());
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        final String format = model.getString(FORMAT);
        if (!format.equals(PNGImageContent.TYPE.toString())) {
            throw new InvalidSettingsException("Pictures of the format " + format + " are not known here, only PNG.");
        }
        m_type = PNGImageContent.TYPE;
    }

    /** Writes and reads these specs. */
    static final class Serializer extends AbstractSimplePortObjectSpecSerializer<ImagePortObjectSpec> {
    }
}
