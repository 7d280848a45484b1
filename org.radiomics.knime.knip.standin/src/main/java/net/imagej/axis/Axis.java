package net.imagej.axis;

/** A direction of a space. */
public interface Axis {
    // what an axis has is said by its sub types
}
