package org.knime.core.node;

import javax.swing.JComponent;

import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.radiomics.knime.standin.table.StoredRows;

/** A table at a port. */
public final class BufferedDataTable implements DataTable, PortObject {

    /** The type of ports with tables. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    /** The type of inputs for tables that may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
        PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    private final StoredRows m_rows;

    BufferedDataTable(final StoredRows rows) {
        m_rows = rows;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return m_rows.spec();
    }

    @Override
    public DataTableSpec getSpec() {
        return m_rows.spec();
    }

    @Override
    public CloseableRowIterator iterator() {
        return m_rows.iterator();
    }

    /** @return the number of rows */
    public long size() {
        return m_rows.size();
    }

    @Override
    public String getSummary() {
        return "Rows: " + size() + ", Cols: " + getSpec().getNumColumns();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
