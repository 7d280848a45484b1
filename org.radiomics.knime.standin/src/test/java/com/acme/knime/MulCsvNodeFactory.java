package com.acme.knime;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.util.FileUtil;

/** Multiplies a column and writes it to a file. The node of that name in the workflows that a real core wrote. */
public final class MulCsvNodeFactory extends PlainFactory {

    @Override
    public NodeModel createNodeModel() {
        return new Model();
    }

    private static final class Model extends PlainModel {

        private String m_column = "x";

        private double m_factor = 1;

        private String m_path = "knime://knime.workflow/data/out.csv";

        Model() {
            super(BufferedDataTable.TYPE, BufferedDataTable.TYPE);
        }

        @Override
        protected void saveSettingsTo(final NodeSettingsWO settings) {
            settings.addString("column", m_column);
            settings.addDouble("factor", m_factor);
            settings.addString("path", m_path);
        }

        @Override
        protected void validateSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
            settings.getString("column");
            settings.getDouble("factor");
            settings.getString("path");
        }

        @Override
        protected void loadValidatedSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
            m_column = settings.getString("column");
            m_factor = settings.getDouble("factor");
            m_path = settings.getString("path");
        }

        @Override
        protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
            return new PortObjectSpec[] {outSpec((DataTableSpec)inSpecs[0])};
        }

        private DataTableSpec outSpec(final DataTableSpec in) throws InvalidSettingsException {
            if (!in.containsName(m_column)) {
                throw new InvalidSettingsException("There is no column \"" + m_column + "\".");
            }
            final String name = DataTableSpec.getUniqueColumnName(in, "product");
            final DataColumnSpec product = new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec();
            return new DataTableSpec(Stream.concat(in.stream(), Stream.of(product)).toArray(DataColumnSpec[]::new));
        }

        @Override
        protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
            final BufferedDataTable in = (BufferedDataTable)inObjects[0];
            final int column = in.getDataTableSpec().findColumnIndex(m_column);
            final BufferedDataContainer container = exec.createDataContainer(outSpec(in.getDataTableSpec()));
            final Path file = FileUtil.resolveToPath(FileUtil.toURL(m_path));
            try (BufferedWriter csv = Files.newBufferedWriter(file)) {
                for (final DataRow row : in) {
                    exec.checkCanceled();
                    final double product = m_factor * ((DoubleValue)row.getCell(column)).getDoubleValue();
                    container.addRowToTable(
                        new DefaultRow(row.getKey(), row.getCell(0), row.getCell(1), new DoubleCell(product)));
                    csv.write(row.getKey() + "," + product + "\n");
                }
            }
            container.close();
            return new PortObject[] {container.getTable()};
        }
    }
}
