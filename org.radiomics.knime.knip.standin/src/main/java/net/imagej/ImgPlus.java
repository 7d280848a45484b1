package net.imagej;

import java.util.Iterator;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.AbstractAnnotatedSpace;
import net.imagej.space.CalibratedSpace;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.Positionable;
import net.imglib2.RandomAccess;
import net.imglib2.RealPositionable;
import net.imglib2.img.Img;
import net.imglib2.img.ImgFactory;

/**
 * An image with a name and calibrated axes.
 *
 * @param <T> the type of its pixels
 */
public class ImgPlus<T> extends AbstractAnnotatedSpace<CalibratedAxis>
    implements Img<T>, CalibratedSpace<CalibratedAxis> {

    private final Img<T> m_img;

    private final String m_name;

    /**
     * @param img the pixels
     * @param name for people; may be null
     * @param axes one for each dimension
     */
    public ImgPlus(final Img<T> img, final String name, final CalibratedAxis... axes) {
        super(img.numDimensions());
        if (axes.length != img.numDimensions()) {
            throw new IllegalArgumentException(axes.length + " axes for " + img.numDimensions() + " dimensions.");
        }
        m_img = img;
        m_name = name;
        for (int d = 0; d < axes.length; d++) {
            setAxis(axes[d], d);
        }
    }

    /** @return the image's name; may be null */
    public String getName() {
        return m_name;
    }

    @Override
    public RandomAccess<T> randomAccess() {
        return m_img.randomAccess();
    }

    @Override
    public RandomAccess<T> randomAccess(final Interval interval) {
        return m_img.randomAccess(interval);
    }

    @Override
    public long min(final int d) {
        return m_img.min(d);
    }

    @Override
    public void min(final long[] min) {
        m_img.min(min);
    }

    @Override
    public void min(final Positionable min) {
        m_img.min(min);
    }

    @Override
    public long max(final int d) {
        return m_img.max(d);
    }

    @Override
    public void max(final long[] max) {
        m_img.max(max);
    }

    @Override
    public void max(final Positionable max) {
        m_img.max(max);
    }

    @Override
    public void dimensions(final long[] dimensions) {
        m_img.dimensions(dimensions);
    }

    @Override
    public long dimension(final int d) {
        return m_img.dimension(d);
    }

    @Override
    public double realMin(final int d) {
        return m_img.realMin(d);
    }

    @Override
    public void realMin(final double[] min) {
        m_img.realMin(min);
    }

    @Override
    public void realMin(final RealPositionable min) {
        m_img.realMin(min);
    }

    @Override
    public double realMax(final int d) {
        return m_img.realMax(d);
    }

    @Override
    public void realMax(final double[] max) {
        m_img.realMax(max);
    }

    @Override
    public void realMax(final RealPositionable max) {
        m_img.realMax(max);
    }

    @Override
    public Cursor<T> cursor() {
        return m_img.cursor();
    }

    @Override
    public Cursor<T> localizingCursor() {
        return m_img.localizingCursor();
    }

    @Override
    public long size() {
        return m_img.size();
    }

    @Override
    public T firstElement() {
        return m_img.firstElement();
    }

    @Override
    public Object iterationOrder() {
        return m_img.iterationOrder();
    }

    @Override
    public Iterator<T> iterator() {
        return m_img.iterator();
    }

    @Override
    public ImgFactory<T> factory() {
        return m_img.factory();
    }

    @Override
    public Img<T> copy() {
        return m_img.copy();
    }
}
