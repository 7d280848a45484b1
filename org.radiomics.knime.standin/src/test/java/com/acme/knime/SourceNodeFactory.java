package com.acme.knime;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/**
 * Makes a table: name r0, r1, ... and x 0.5, 1.5, ... The node of that name in the workflows that a real core wrote.
 */
public final class SourceNodeFactory extends PlainFactory {

    @Override
    public NodeModel createNodeModel() {
        return new Model();
    }

    private static final class Model extends PlainModel {

        private static final DataTableSpec SPEC =
            new DataTableSpec(new DataColumnSpecCreator("name", StringCell.TYPE).createSpec(),
                new DataColumnSpecCreator("x", DoubleCell.TYPE).createSpec());

        private int m_rows = 5;

        Model() {
            super(null, BufferedDataTable.TYPE);
        }

        @Override
        protected void saveSettingsTo(final NodeSettingsWO settings) {
            settings.addInt("rows", m_rows);
        }

        @Override
        protected void validateSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
            if (settings.getInt("rows") < 0) {
                throw new InvalidSettingsException("The number of rows must not be negative.");
            }
        }

        @Override
        protected void loadValidatedSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
            m_rows = settings.getInt("rows");
        }

        @Override
        protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) {
            return new PortObjectSpec[] {SPEC};
        }

        @Override
        protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
            final BufferedDataContainer container = exec.createDataContainer(SPEC);
            for (int i = 0; i < m_rows; i++) {
                exec.checkCanceled();
                exec.setProgress((double)i / m_rows, "Row " + i);
                container.addRowToTable(
                    new DefaultRow(RowKey.createRowKey(i), new StringCell("r" + i), new DoubleCell(i + 0.5)));
            }
            container.close();
            return new PortObject[] {container.getTable()};
        }
    }
}
