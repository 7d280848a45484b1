package org.radiomics.knime.knip.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.radiomics.knime.feature.image.Geometry;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import net.imglib2.Interval;
import net.imglib2.IterableInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;

/**
 * The three dimensions of KNIP's image or labeling that are a volume, in whatever order they come, and where it is cut
 * along the others. An image without Z is one slice. Immutable.
 */
public final class PixelGrid {

    private static final List<String> SPATIAL = List.of("X", "Y", "Z");

    private static final String CHANNEL = "Channel";

    private static final String TIME = "Time";

    /** "The image" or "The labeling". */
    private final String m_what;

    /** The dimension of X, Y and Z; -1 for Z of a flat image. */
    private final int[] m_dimensions = {-1, -1, -1};

    private final long[] m_start;

    private final Geometry m_geometry;

    private final List<String> m_remarks = new ArrayList<>();

    private PixelGrid(final String what, final Interval pixels, final CalibratedSpace<? extends CalibratedAxis> axes,
        final Cut cut) {
        m_what = what;
        m_start = new long[pixels.numDimensions()];
        pixels.min(m_start);
        for (int d = 0; d < m_start.length; d++) {
            final int spatial = SPATIAL.indexOf(label(axes.axis(d)));
            if (spatial >= 0 && m_dimensions[spatial] < 0) {
                m_dimensions[spatial] = d;
            } else {
                m_start[d] += step(label(axes.axis(d)), pixels.dimension(d), cut);
            }
        }
        for (int i = 0; i < 2; i++) {
            if (m_dimensions[i] < 0) {
                throw new IllegalArgumentException(m_what + " has no axis " + SPATIAL.get(i)
                    + "; name its axes by KNIP's node Set Image Metadata.");
            }
        }
        m_geometry = geometry(pixels, axes);
    }

    /**
     * @param what is converted, for messages: "The image" or "The labeling"
     * @param pixels its extent
     * @param axes its axes
     * @param cut which channel and point in time are taken
     * @return the grid
     * @throws IllegalArgumentException in a sentence, if there is no X or Y, if there is more than one step along
     *             another axis and none is chosen, or if there are too many voxels
     */
    public static PixelGrid of(final String what, final Interval pixels,
        final CalibratedSpace<? extends CalibratedAxis> axes, final Cut cut) {
        return new PixelGrid(what, pixels, axes, cut);
    }

    private static String label(final CalibratedAxis axis) {
        return axis == null || axis.type() == null ? "Unknown" : axis.type().getLabel();
    }

    /** @return how far from the first step along a further axis the image is cut */
    private long step(final String label, final long steps, final Cut cut) {
        final int chosen = CHANNEL.equals(label) ? cut.channel() : TIME.equals(label) ? cut.time() : 0;
        if (chosen > steps) {
            throw new IllegalArgumentException(m_what + " has " + steps + " steps along the axis \"" + label
                + "\", of which the settings choose number " + chosen + "; choose one that there is.");
        }
        if (chosen == 0 && steps > 1) {
            throw new IllegalArgumentException(m_what + " has " + steps + " steps along the axis \"" + label + "\"; "
                + (CHANNEL.equals(label) || TIME.equals(label) ? "choose one in the settings."
                    : "crop it to one by KNIP's node Image Cropper, or name the axis Z by Set Image Metadata."));
        }
        return Math.max(0, chosen - 1);
    }

    private Geometry geometry(final Interval pixels, final CalibratedSpace<? extends CalibratedAxis> axes) {
        final int[] size = {1, 1, 1};
        final double[] spacing = {1, 1, 1};
        final double[] origin = new double[3];
        final double[] direction = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        long voxels = 1;
        for (int i = 0; i < 3; i++) {
            final int d = m_dimensions[i];
            if (d < 0) {
                m_remarks.add(m_what + " has no thickness of its slice; 1 mm is taken");
                continue;
            }
            final AxisInMillimetres axis = AxisInMillimetres.of(axes.axis(d), pixels.min(d), pixels.max(d));
            axis.remark().ifPresent(remark -> m_remarks.add(m_what + " has " + remark));
            spacing[i] = Math.abs(axis.step());
            origin[i] = axis.first();
            direction[4 * i] = Math.signum(axis.step());
            voxels = Math.multiplyExact(voxels, pixels.dimension(d));
            if (voxels > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(m_what + " has more than " + Integer.MAX_VALUE
                    + " voxels; crop it by KNIP's node Image Cropper.");
            }
            size[i] = (int)pixels.dimension(d);
        }
        return new Geometry(size, spacing, origin, direction);
    }

    /** @return the grid as its axes say it, its directions along the patient's */
    public Geometry geometry() {
        return m_geometry;
    }

    /** @return what was assumed of the axes, one sentence without a full stop each */
    public List<String> remarks() {
        return List.copyOf(m_remarks);
    }

    /**
     * @param <T> the type of pixels
     * @param pixels of the image or labeling that this is the grid of
     * @return those of them that are the grid's voxels, x fastest; not a copy
     */
    <T> IterableInterval<T> voxels(final RandomAccessibleInterval<T> pixels) {
        final List<Integer> order = new ArrayList<>(); // which of x, y and z each dimension of the view is
        RandomAccessibleInterval<T> view = pixels;
        for (int d = pixels.numDimensions() - 1; d >= 0; d--) {
            final int axis = d == m_dimensions[0] ? 0 : d == m_dimensions[1] ? 1 : d == m_dimensions[2] ? 2 : -1;
            if (axis < 0) {
                view = Views.hyperSlice(view, d, m_start[d]);
            } else {
                order.add(0, axis);
            }
        }
        for (int axis = 0; axis < order.size(); axis++) {
            final int at = order.indexOf(axis);
            if (at != axis) {
                view = Views.permute(view, axis, at);
                Collections.swap(order, axis, at);
            }
        }
        return Views.flatIterable(view);
    }
}
