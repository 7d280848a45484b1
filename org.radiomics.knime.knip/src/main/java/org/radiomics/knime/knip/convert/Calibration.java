package org.radiomics.knime.knip.convert;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Geometry;

import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;

/** What KNIP's axes can say of where a grid lies: spacing and origin in mm, no direction. */
public final class Calibration {

    private static final AxisType[] TYPES = {Axes.X, Axes.Y, Axes.Z};

    private static final double[] ALONG_THE_PATIENT = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private Calibration() {
    }

    /**
     * @param grid of an image
     * @return X, Y and Z with spacing and origin in mm
     */
    public static CalibratedAxis[] axes(final Geometry grid) {
        final double[] origin = grid.origin();
        final CalibratedAxis[] axes = new CalibratedAxis[TYPES.length];
        for (int d = 0; d < axes.length; d++) {
            axes[d] = new DefaultLinearAxis(TYPES[d], LengthUnit.MILLIMETRE, grid.spacing(d), origin[d]);
        }
        return axes;
    }

    /**
     * @param grid of an image
     * @return whether the grid is turned or mirrored, which axes cannot say
     */
    public static boolean losesDirection(final Geometry grid) {
        return !Arrays.equals(plain(grid.direction()), ALONG_THE_PATIENT);
    }

    /**
     * @param grid of an image
     * @return whether its first voxel does not lie at 0, which KNIP forgets when it stores an image
     */
    public static boolean losesOrigin(final Geometry grid) {
        return !Arrays.equals(plain(grid.origin()), new double[TYPES.length]);
    }

    /** Negative zeros are zeros. */
    private static double[] plain(final double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).toArray();
    }
}
