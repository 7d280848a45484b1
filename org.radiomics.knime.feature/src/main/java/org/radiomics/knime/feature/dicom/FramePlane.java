package org.radiomics.knime.feature.dicom;

/**
 * Where the pixels of a frame lie in the patient (PS3.3 C.7.6.2.1.1), in LPS millimetres.
 *
 * @param position centre of the first pixel
 * @param orientation direction cosines along a row (of increasing columns), then along a column (of increasing rows)
 * @param columnSpacing distance of neighbouring columns in mm
 * @param rowSpacing distance of neighbouring rows in mm
 */
record FramePlane(double[] position, double[] orientation, double columnSpacing, double rowSpacing) {

    private static final double ROUNDING = 1e-3;

    /** @return the centre of a pixel in mm */
    double[] at(final int column, final int row) {
        final double[] at = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            at[axis] = position[axis] + column * columnSpacing * orientation[axis]
                + row * rowSpacing * orientation[3 + axis];
        }
        return at;
    }

    /** @return whether the directions are unit vectors at right angles, up to the rounding of short decimals */
    boolean isUpright() {
        double row = 0;
        double column = 0;
        double dot = 0;
        for (int axis = 0; axis < 3; axis++) {
            row += orientation[axis] * orientation[axis];
            column += orientation[3 + axis] * orientation[3 + axis];
            dot += orientation[axis] * orientation[3 + axis];
        }
        return Math.abs(row - 1) <= ROUNDING && Math.abs(column - 1) <= ROUNDING && Math.abs(dot) <= ROUNDING;
    }

    /** @return the unit vector across the frame, right-handed with those along rows and columns */
    double[] normal() {
        final double[] o = orientation;
        return new double[]{o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
    }

    /** @return how far the frame lies from the patient's origin along a normal, in mm */
    double height(final double[] normal) {
        return position[0] * normal[0] + position[1] * normal[1] + position[2] * normal[2];
    }
}
