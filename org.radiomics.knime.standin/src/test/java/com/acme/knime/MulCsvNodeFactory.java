package com.acme.knime;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
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
import org.knime.core.node.util.CheckUtils;
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
            super(1, 1);
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
        protected DataTableSpec[] configure(final DataTableSpec[] inSpecs) throws InvalidSettingsException {
            CheckUtils.checkSetting(inSpecs[0].containsName(m_column), "There is no column \"%s\".", m_column);
            pushFlowVariableString("csv_path", m_path);
            return new DataTableSpec[] {new DataTableSpecCreator(inSpecs[0])
                .addColumns(new DataColumnSpecCreator(DataTableSpec.getUniqueColumnName(inSpecs[0], "product"),
                    DoubleCell.TYPE).createSpec()).createSpec()};
        }

        @Override
        protected BufferedDataTable[] execute(final BufferedDataTable[] inData, final ExecutionContext exec)
            throws Exception {
            final DataTableSpec in = inData[0].getDataTableSpec();
            final int column = in.findColumnIndex(m_column);
            final BufferedDataContainer container = exec.createDataContainer(configure(new DataTableSpec[] {in})[0]);
            final Path file = FileUtil.resolveToPath(FileUtil.toURL(m_path));
            try (BufferedWriter csv = Files.newBufferedWriter(file)) {
                for (final DataRow row : inData[0]) {
                    exec.checkCanceled();
                    final double product = m_factor * ((DoubleValue)row.getCell(column)).getDoubleValue();
                    container.addRowToTable(
                        new DefaultRow(row.getKey(), row.getCell(0), row.getCell(1), new DoubleCell(product)));
                    csv.write(row.getKey() + "," + product + "\n");
                }
            }
            container.close();
            return new BufferedDataTable[] {container.getTable()};
        }
    }
}
