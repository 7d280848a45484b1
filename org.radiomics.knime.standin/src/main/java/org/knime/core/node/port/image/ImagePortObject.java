package org.knime.core.node.port.image;

import java.io.IOException;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.data.image.ImageContent;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A picture at a port. */
public class ImagePortObject implements PortObject {

    /** The type of such ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(ImagePortObject.class);

    private final ImageContent m_content;

    private final ImagePortObjectSpec m_spec;

    /**
     * @param content the picture
     * @param spec its format
     */
    public ImagePortObject(final ImageContent content, final ImagePortObjectSpec spec) {
        m_content = content;
        m_spec = spec;
    }

    @Override
    public String getSummary() {
        return m_content.getSummary();
    }

    @Override
    public ImagePortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes and reads PNG files. */
    static final class Serializer extends PortObjectSerializer<ImagePortObject> {

        @Override
        public void savePortObject(final ImagePortObject portObject, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException {
            out.putNextEntry(new ZipEntry("content.png"));
            portObject.m_content.save(out);
            out.closeEntry();
        }

        @Override
        public ImagePortObject loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException {
            in.getNextEntry();
            return new ImagePortObject(new PNGImageContent(in.readAllBytes()), (ImagePortObjectSpec)spec);
        }
    }
}
