package org.radiomics.knime.feature.dicom;

import java.util.List;

/**
 * A contour of a region of interest (PS3.3 C.8.8.6).
 *
 * @param type CLOSED_PLANAR and others
 * @param points x, y, z in mm (LPS) of each point in turn
 * @param images SOP Instance UIDs of the images it was drawn on; mostly one, none if it does not say
 */
record Contour(String type, double[] points, List<String> images) {

    private static final int FEWEST_POINTS = 3;

    /** @return whether it encloses something; of the second type the standard says that the even-odd rule applies */
    boolean isClosed() {
        return (type.equals("CLOSED_PLANAR") || type.equals("CLOSEDPLANAR_XOR")) && points.length >= 3 * FEWEST_POINTS;
    }

    /** @return what it is, for messages on contours that enclose nothing */
    String kind() {
        return points.length < 3 * FEWEST_POINTS ? "of fewer than " + FEWEST_POINTS + " points" : "of type " + type;
    }
}
