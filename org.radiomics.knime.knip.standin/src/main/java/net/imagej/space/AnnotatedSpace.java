package net.imagej.space;

import net.imagej.axis.Axis;
import net.imglib2.EuclideanSpace;

/**
 * A space whose axes have properties.
 *
 * @param <A> the kind of axes
 */
public interface AnnotatedSpace<A extends Axis> extends EuclideanSpace {

    /** @return the axis of a dimension; null if nothing is known of it */
    A axis(int d);
}
