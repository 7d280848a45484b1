package net.imagej.axis;

/** An axis of which is known what runs along it. */
public interface TypedAxis extends Axis {

    /** @return what runs along the axis */
    AxisType type();
}
