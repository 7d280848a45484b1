package net.imagej.axis;

/** An axis of which is known where its pixels lie. */
public interface CalibratedAxis extends TypedAxis {

    /** @return the unit of calibrated values; null if none was given */
    String unit();

    /** @return where a pixel lies */
    double calibratedValue(double rawValue);

    /** @return the mean distance of pixels between two of them */
    double averageScale(double rawValue1, double rawValue2);
}
