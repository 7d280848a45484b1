package org.radiomics.knime.knip.table;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.Settings;

/** The column that a setting names, or else the first that is suitable. */
public final class ChosenColumn {

    private ChosenColumn() {
    }

    /**
     * @param spec of the table
     * @param settings of the node
     * @param option that names a column; empty for the first suitable one
     * @param type what its cells must be
     * @return the index of the column; -1 if none is named and none is suitable
     * @throws InvalidSettingsException if the named column does not exist or holds something else
     */
    public static int index(final DataTableSpec spec, final Settings settings, final ColumnOption option,
        final Class<? extends DataValue> type) throws InvalidSettingsException {
        final String name = settings.get(option);
        if (!name.isEmpty()) {
            final int index = spec.findColumnIndex(name);
            if (index < 0 || !spec.getColumnSpec(index).getType().isCompatible(type)) {
                throw new InvalidSettingsException("Setting \"" + option.label() + "\" is \"" + name + "\", which is "
                    + (index < 0 ? "no column of the table" : "a column of another type")
                    + "; choose another, or leave it empty.");
            }
            return index;
        }
        for (int i = 0; i < spec.getNumColumns(); i++) {
            if (spec.getColumnSpec(i).getType().isCompatible(type)) {
                return i;
            }
        }
        return -1;
    }
}
