package com.acme.knime;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;

import javax.imageio.ImageIO;

import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;

/** Makes a picture of 3 x 2 pixels. */
public final class PictureSourceNodeFactory extends PlainFactory {

    @Override
    public NodeModel createNodeModel() {
        return new Model();
    }

    private static final class Model extends PlainModel {

        Model() {
            super(null, ImagePortObject.TYPE);
        }

        @Override
        protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) {
            return new PortObjectSpec[] {new ImagePortObjectSpec(PNGImageContent.TYPE)};
        }

        @Override
        protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
            final ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
            final PNGImageContent picture = new PNGImageContent(png.toByteArray());
            return new PortObject[] {new ImagePortObject(picture, new ImagePortObjectSpec(PNGImageContent.TYPE))};
        }
    }
}
