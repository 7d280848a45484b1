package net.imagej.axis;

/** What runs along an axis. */
public interface AxisType {

    /** @return "X", "Y", "Z", "Channel", "Time", "Unknown" or any other name */
    String getLabel();
}
