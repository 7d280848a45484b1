package org.knime.core.node.port.image;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** The format of a picture at a port. */
public final class ImagePortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final String CELL_CLASS = "cell_class";

    private DataType m_type;

    /** For deserialisation. */
    public ImagePortObjectSpec() {
        this(null);
    }

    /** @param type of cells with pictures of that format */
    public ImagePortObjectSpec(final DataType type) {
        m_type = type;
    }

    /** @return the type of cells with pictures of that format */
    public DataType getDataType() {
        return m_type;
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addString(CELL_CLASS, m_type.getCellClass().getName());
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        final String name = model.getString(CELL_CLASS);
        try {
            m_type = DataType.getType(Class.forName(name).asSubclass(DataCell.class));
        } catch (final ClassNotFoundException e) {
            throw new InvalidSettingsException("There is no class of cells \"" + name + "\".", e);
        }
    }

    /** Writes and reads these specs. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<ImagePortObjectSpec> {
    }
}
