package com.acme.knime;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** Works until it is cancelled, without ever sleeping. */
public final class WaitNodeFactory extends PlainFactory {

    @Override
    public NodeModel createNodeModel() {
        return new PlainModel(null, BufferedDataTable.TYPE) {
            @Override
            protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) {
                return new PortObjectSpec[1];
            }

            @Override
            protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec)
                throws Exception {
                while (true) {
                    exec.checkCanceled();
                    exec.setProgress(0.5, "Waiting");
                }
            }
        };
    }
}
