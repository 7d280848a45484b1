package org.radiomics.knime.feature.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws the one slice that shows a case best: across the axis of the coarsest spacing, where the region is largest,
 * with the region's outline. The grey window runs from the 2nd to the 98th percentile of the slice; pixels that are NaN
 * or infinite are black. Head is up, or else the back is down.
 */
public final class MidSlice {

    private static final Color OUTLINE = new Color(0xff, 0xc1, 0x07);

    private static final Color HALO = new Color(0, 0, 0, 0x90);

    private MidSlice() {
    }

    /**
     * Draws the slice with the region's largest section.
     *
     * @param image the image
     * @param mask the region, on a grid of the same size
     * @param pixels the longer side of the picture; at least 1
     * @return the picture; its sides are as the slice's in millimetres
     * @throws IllegalArgumentException if the grids' sizes differ or pixels is not positive
     */
    public static BufferedImage render(final Volume image, final Mask mask, final int pixels) {
        if (!Arrays.equals(image.geometry().size(), mask.geometry().size())) {
            throw new IllegalArgumentException(
                "The image (" + image.geometry() + ") and the mask (" + mask.geometry() + ") differ in size.");
        }
        final int normal = coarsestAxis(image.geometry());
        final SlicePlane plane = new SlicePlane(image.geometry(), normal, largestSection(mask, normal));
        final BufferedImage picture = grey(plane, image, pixels);
        drawOutline(picture, plane, plane.inside(mask));
        return picture;
    }

    /**
     * Draws as {@link #render(Volume, Mask, int)}.
     *
     * @return the picture as PNG
     */
    public static byte[] png(final Volume image, final Mask mask, final int pixels) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(render(image, mask, pixels), "png", out);
        } catch (final IOException e) {
            throw new UncheckedIOException("A picture in memory cannot be written.", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Draws the middle slice of an image without a region.
     *
     * @param image the image
     * @param pixels the longer side of the picture; at least 1
     * @return the picture; its sides are as the slice's in millimetres
     * @throws IllegalArgumentException if pixels is not positive
     */
    public static BufferedImage render(final Volume image, final int pixels) {
        final int normal = coarsestAxis(image.geometry());
        return grey(new SlicePlane(image.geometry(), normal, image.geometry().size(normal) / 2), image, pixels);
    }

    /** The axis of the coarsest spacing; of equal ones the last. */
    private static int coarsestAxis(final Geometry geometry) {
        int coarsest = 2;
        for (int axis = 1; axis >= 0; axis--) {
            if (geometry.spacing(axis) > 1.001 * geometry.spacing(coarsest)) {
                coarsest = axis;
            }
        }
        return coarsest;
    }

    /** The slice with most voxels of the region; of several the one nearest to the middle of its box. */
    private static int largestSection(final Mask mask, final int axis) {
        if (mask.isEmpty()) {
            return mask.geometry().size(axis) / 2;
        }
        final int[] counts = new int[mask.geometry().size(axis)];
        final int[] voxel = new int[3];
        for (voxel[2] = mask.lower(2); voxel[2] <= mask.upper(2); voxel[2]++) {
            for (voxel[1] = mask.lower(1); voxel[1] <= mask.upper(1); voxel[1]++) {
                for (voxel[0] = mask.lower(0); voxel[0] <= mask.upper(0); voxel[0]++) {
                    if (mask.inside()[mask.geometry().index(voxel[0], voxel[1], voxel[2])]) {
                        counts[voxel[axis]]++;
                    }
                }
            }
        }
        final int middle = (mask.lower(axis) + mask.upper(axis)) / 2;
        int best = middle;
        for (int i = mask.lower(axis); i <= mask.upper(axis); i++) {
            final boolean nearer = Math.abs(i - middle) < Math.abs(best - middle);
            if (counts[i] > counts[best] || counts[i] == counts[best] && nearer) {
                best = i;
            }
        }
        return best;
    }

    private static BufferedImage grey(final SlicePlane plane, final Volume image, final int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("A picture of " + pixels
                + " pixels cannot be drawn; ask for at least 1.");
        }
        final double[] values = plane.values(image);
        final double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        final double black = percentile(sorted, 0.02);
        final double perGrey = 255 / Math.max(percentile(sorted, 0.98) - black, Double.MIN_NORMAL);
        final double millimetres =
            Math.max(plane.width() * plane.pixelWidth(), plane.height() * plane.pixelHeight()) / pixels;
        final int width = Math.max(1, (int)Math.round(plane.width() * plane.pixelWidth() / millimetres));
        final int height = Math.max(1, (int)Math.round(plane.height() * plane.pixelHeight() / millimetres));
        final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            final double row = (y + 0.5) * plane.height() / height - 0.5;
            for (int x = 0; x < width; x++) {
                final double value = sample(plane, values, (x + 0.5) * plane.width() / width - 0.5, row);
                final int level = (int)Math.max(0, Math.min(255, Math.round((value - black) * perGrey)));
                picture.setRGB(x, y, level * 0x010101);
            }
        }
        return picture;
    }

    /** Linear between pixels; NaN, which is drawn black, next to a pixel that is not finite. */
    private static double sample(final SlicePlane plane, final double[] values, final double column, final double row) {
        final int x0 = Math.max(0, (int)Math.floor(column));
        final int x1 = Math.min(plane.width() - 1, (int)Math.floor(column) + 1);
        final int y0 = Math.max(0, (int)Math.floor(row));
        final int y1 = Math.min(plane.height() - 1, (int)Math.floor(row) + 1);
        final double fx = Math.max(0, column - x0);
        final double fy = Math.max(0, row - y0);
        final double upper = values[y0 * plane.width() + x0] * (1 - fx) + values[y0 * plane.width() + x1] * fx;
        final double lower = values[y1 * plane.width() + x0] * (1 - fx) + values[y1 * plane.width() + x1] * fx;
        final double value = upper * (1 - fy) + lower * fy;
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static double percentile(final double[] sorted, final double fraction) {
        return sorted.length == 0 ? 0 : sorted[(int)Math.round(fraction * (sorted.length - 1))];
    }

    private static void drawOutline(final BufferedImage picture, final SlicePlane plane, final boolean[] inside) {
        final Path2D outline = outline(plane, inside, (double)picture.getWidth() / plane.width(),
            (double)picture.getHeight() / plane.height());
        final float stroke = Math.max(1, Math.max(picture.getWidth(), picture.getHeight()) / 250f);
        final Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(HALO);
        graphics.setStroke(new BasicStroke(2 * stroke, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        graphics.draw(outline);
        graphics.setColor(OUTLINE);
        graphics.setStroke(new BasicStroke(stroke, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        graphics.draw(outline);
        graphics.dispose();
    }

    /** All sides of the region's pixels beyond which there is no pixel of the region. */
    private static Path2D outline(final SlicePlane plane, final boolean[] inside, final double scaleX,
        final double scaleY) {
        final Path2D outline = new Path2D.Double();
        final int width = plane.width();
        for (int y = 0; y < plane.height(); y++) {
            for (int x = 0; x < width; x++) {
                if (!inside[y * width + x]) {
                    continue;
                }
                if (x == 0 || !inside[y * width + x - 1]) {
                    side(outline, x * scaleX, y * scaleY, x * scaleX, (y + 1) * scaleY);
                }
                if (x == width - 1 || !inside[y * width + x + 1]) {
                    side(outline, (x + 1) * scaleX, y * scaleY, (x + 1) * scaleX, (y + 1) * scaleY);
                }
                if (y == 0 || !inside[(y - 1) * width + x]) {
                    side(outline, x * scaleX, y * scaleY, (x + 1) * scaleX, y * scaleY);
                }
                if (y == plane.height() - 1 || !inside[(y + 1) * width + x]) {
                    side(outline, x * scaleX, (y + 1) * scaleY, (x + 1) * scaleX, (y + 1) * scaleY);
                }
            }
        }
        return outline;
    }

    private static void side(final Path2D outline, final double x0, final double y0, final double x1, final double y1) {
        outline.moveTo(x0, y0);
        outline.lineTo(x1, y1);
    }
}
