package org.knime.core.node.port;

import java.io.IOException;

import javax.swing.JComponent;

/** What is known of a port object before it exists. */
public interface PortObjectSpec {

    /**
     * Writes and reads specs of one class. Registered at the extension point <code>org.knime.core.PortType</code>.
     *
     * @param <T> the class
     */
    abstract class PortObjectSpecSerializer<T extends PortObjectSpec> {

        /**
         * @param portObjectSpec to write
         * @param out to write to; not closed
         * @throws IOException if writing fails
         */
        public abstract void savePortObjectSpec(T portObjectSpec, PortObjectSpecZipOutputStream out)
            throws IOException;

        /**
         * @param in to read from; not closed
         * @return the spec
         * @throws IOException if reading fails
         */
        public abstract T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException;
    }

    /** @return components that show the spec, null or empty for none */
    JComponent[] getViews();
}
