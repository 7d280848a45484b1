package com.acme.knime;

import java.awt.Dimension;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.image.ImageValue;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.image.ImagePortObject;

/** Measures a picture, if one is connected. */
public final class PictureSinkNodeFactory extends PlainFactory {

    @Override
    public NodeModel createNodeModel() {
        return new Model();
    }

    private static final class Model extends PlainModel {

        private static final DataTableSpec SPEC =
            new DataTableSpec(new String[] {"width", "height"}, new DataType[] {IntCell.TYPE, IntCell.TYPE});

        Model() {
            super(new PortType[] {PortTypeRegistry.getInstance().getPortType(ImagePortObject.class, true)},
                BufferedDataTable.TYPE);
        }

        @Override
        protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) {
            return new PortObjectSpec[] {SPEC};
        }

        @Override
        protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
            final BufferedDataContainer container = exec.createDataContainer(SPEC);
            if (inObjects[0] instanceof ImagePortObject picture) {
                final Dimension size =
                    ((ImageValue)picture.toDataCell()).getImageContent().getPreferredSize();
                container.addRowToTable(new DefaultRow("Row0", new IntCell(size.width), new IntCell(size.height)));
            }
            container.close();
            return new PortObject[] {container.getTable()};
        }
    }
}
