package net.imagej.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.imagej.axis.Axis;

/**
 * A list of axes.
 *
 * @param <A> the kind of axes
 */
public abstract class AbstractAnnotatedSpace<A extends Axis> implements AnnotatedSpace<A> {

    private final List<A> m_axes;

    /** @param numDims how many axes there are, of which nothing is known yet */
    public AbstractAnnotatedSpace(final int numDims) {
        m_axes = new ArrayList<>(Collections.nCopies(numDims, null));
    }

    @Override
    public A axis(final int d) {
        return m_axes.get(d);
    }

    /** Sets the axis of a dimension. */
    public void setAxis(final A axis, final int d) {
        m_axes.set(d, axis);
    }

    @Override
    public int numDimensions() {
        return m_axes.size();
    }
}
