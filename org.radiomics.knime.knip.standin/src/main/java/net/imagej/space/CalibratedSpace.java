package net.imagej.space;

import net.imagej.axis.CalibratedAxis;

/**
 * A space whose axes are calibrated.
 *
 * @param <A> the kind of axes
 */
public interface CalibratedSpace<A extends CalibratedAxis> extends TypedSpace<A> {
    // what it has is said by its super types
}
