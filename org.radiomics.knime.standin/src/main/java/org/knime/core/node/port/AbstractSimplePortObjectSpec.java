package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.radiomics.knime.standin.internal.Instances;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.settings.SettingsXml;

/** A spec that writes itself as a small tree of values. Needs a public constructor without arguments. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {

    /**
     * Writes the spec by its own methods; to be subclassed without adding anything.
     *
     * @param <T> the class of the specs
     */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends AbstractSimplePortObjectSpec>
        extends PortObjectSpecSerializer<T> {

        @Override
        public void savePortObjectSpec(final T portObjectSpec, final PortObjectSpecZipOutputStream out)
            throws IOException {
            final SettingsTree model = new SettingsTree("content.xml");
            model.addString("class_name", portObjectSpec.getClass().getName());
            portObjectSpec.save(model.addTree("model"));
            out.putNextEntry(new ZipEntry("content.xml"));
            SettingsXml.write(model, out);
            out.closeEntry();
        }

        @Override
        public T loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            in.getNextEntry();
            final SettingsTree model = SettingsXml.read(in);
            final T spec = Instances.ofTypeArgument(getClass());
            try {
                spec.load(model.tree("model"));
            } catch (final InvalidSettingsException e) {
                throw new IOException("Unable to load the content of " + spec.getClass().getName() + ": "
                    + e.getMessage(), e);
            }
            return spec;
        }
    }

    /** @param model to fill */
    protected abstract void save(ModelContentWO model);

    /**
     * @param model as it was filled
     * @throws InvalidSettingsException if a value is missing or out of range
     */
    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Compares what both save. */
    @Override
    public boolean equals(final Object obj) {
        return obj == this || obj != null && obj.getClass() == getClass()
            && content().equals(((AbstractSimplePortObjectSpec)obj).content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }

    private SettingsTree content() {
        final SettingsTree content = new SettingsTree("model");
        save(content);
        return content;
    }
}
