package com.acme.knime;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.image.ImagePortObject;

/** Describes a picture, if one is connected. */
public final class PictureSinkNodeFactory extends PlainFactory {

    @Override
    public NodeModel createNodeModel() {
        return new Model();
    }

    private static final class Model extends PlainModel {

        private static final DataTableSpec SPEC =
            new DataTableSpec(new DataColumnSpecCreator("picture", StringCell.TYPE).createSpec());

        Model() {
            super(PortTypeRegistry.getInstance().getPortType(ImagePortObject.class, true), BufferedDataTable.TYPE);
        }

        @Override
        protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) {
            return new PortObjectSpec[] {SPEC};
        }

        @Override
        protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
            final BufferedDataContainer container = exec.createDataContainer(SPEC);
            if (inObjects[0] instanceof ImagePortObject picture) {
                container.addRowToTable(new DefaultRow(new RowKey("Row0"), new StringCell(picture.getSummary())));
            }
            container.close();
            return new PortObject[] {container.getTable()};
        }
    }
}
