package net.imagej.space;

import net.imagej.axis.TypedAxis;

/**
 * A space whose axes have types.
 *
 * @param <A> the kind of axes
 */
public interface TypedSpace<A extends TypedAxis> extends AnnotatedSpace<A> {
    // what it has is said by its super types
}
