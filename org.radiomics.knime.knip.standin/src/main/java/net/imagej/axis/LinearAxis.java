package net.imagej.axis;

/** An axis whose pixels lie at equal distances. */
public interface LinearAxis extends CalibratedAxis {

    /** @return the distance of pixels */
    double scale();
}
