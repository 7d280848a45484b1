package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.radiomics.knime.standin.internal.Instances;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.settings.SettingsXml;

/** A port object that writes itself as a small tree of values. Needs a public constructor without arguments. */
public abstract class AbstractSimplePortObject implements PortObject {

    /**
     * Writes the object by its own methods; to be subclassed without adding anything.
     *
     * @param <T> the class of the objects
     */
    public abstract static class AbstractSimplePortObjectSerializer<T extends AbstractSimplePortObject>
        extends PortObjectSerializer<T> {

        @Override
        public void savePortObject(final T portObject, final PortObjectZipOutputStream out, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            final SettingsTree model = new SettingsTree("content.xml");
            model.addString("class_name", portObject.getClass().getName());
            portObject.save(model.addTree("model"), exec);
            out.putNextEntry(new ZipEntry("content.xml"));
            SettingsXml.write(model, out);
            out.closeEntry();
        }

        @Override
        public T loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            in.getNextEntry();
            final SettingsTree model = SettingsXml.read(in);
            final T portObject = Instances.ofTypeArgument(getClass());
            try {
                portObject.load(model.tree("model"), spec, exec);
            } catch (final InvalidSettingsException e) {
                throw new IOException("Unable to load the content of " + portObject.getClass().getName() + ": "
                    + e.getMessage(), e);
            }
            return portObject;
        }
    }

    /**
     * @param model to fill
     * @param exec progress and cancellation
     * @throws CanceledExecutionException if no longer wanted
     */
    protected abstract void save(ModelContentWO model, ExecutionMonitor exec) throws CanceledExecutionException;

    /**
     * @param model as it was filled
     * @param spec of the object
     * @param exec progress and cancellation
     * @throws InvalidSettingsException if a value is missing or out of range
     * @throws CanceledExecutionException if no longer wanted
     */
    protected abstract void load(ModelContentRO model, PortObjectSpec spec, ExecutionMonitor exec)
        throws InvalidSettingsException, CanceledExecutionException;

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
