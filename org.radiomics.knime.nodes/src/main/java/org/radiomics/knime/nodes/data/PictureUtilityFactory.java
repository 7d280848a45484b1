package org.radiomics.knime.nodes.data;

import org.knime.core.data.DataValue;
import org.knime.core.data.ExtensibleUtilityFactory;

/** Says how KNIME names the image types; how it draws them is registered in plugin.xml. */
final class PictureUtilityFactory extends ExtensibleUtilityFactory {

    private final String m_name;

    PictureUtilityFactory(final Class<? extends DataValue> type, final String name) {
        super(type);
        m_name = name;
    }

    @Override
    public String getName() {
        return m_name;
    }

    @Override
    public String getGroupName() {
        return "Radiomics";
    }
}
