package com.acme.knime;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeModel;

/** Works until it is cancelled, without ever sleeping. */
public final class WaitNodeFactory extends PlainFactory {

    @Override
    public NodeModel createNodeModel() {
        return new PlainModel(0, 1) {
            @Override
            protected DataTableSpec[] configure(final DataTableSpec[] inSpecs) {
                return new DataTableSpec[1];
            }

            @Override
            protected BufferedDataTable[] execute(final BufferedDataTable[] inData, final ExecutionContext exec)
                throws Exception {
                while (true) {
                    exec.checkCanceled();
                    exec.setProgress(0.5, "Waiting");
                }
            }
        };
    }
}
