package net.imglib2.roi.labeling;

import net.imglib2.AbstractWrappedInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.AbstractConvertedRandomAccess;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.util.Util;

/**
 * An image of whole numbers, each of which stands for a set of labels.
 *
 * @param <T> the type of labels
 * @param <I> the type of pixels
 */
public class ImgLabeling<T, I extends IntegerType<I>> extends AbstractWrappedInterval<RandomAccessibleInterval<I>>
    implements RandomAccessibleInterval<LabelingType<T>> {

    private final LabelingMapping<T> m_mapping;

    /** @param img of zeros */
    public ImgLabeling(final RandomAccessibleInterval<I> img) {
        super(img);
        m_mapping = new LabelingMapping<>(Util.getTypeFromInterval(img).getMaxValue());
    }

    @Override
    public RandomAccess<LabelingType<T>> randomAccess() {
        return new Access<>(sourceInterval.randomAccess(), m_mapping);
    }

    @Override
    public RandomAccess<LabelingType<T>> randomAccess(final Interval interval) {
        return randomAccess();
    }

    private static final class Access<T, I extends IntegerType<I>>
        extends AbstractConvertedRandomAccess<I, LabelingType<T>> {

        private final LabelingMapping<T> m_mapping;

        private final LabelingType<T> m_type;

        Access(final RandomAccess<I> source, final LabelingMapping<T> mapping) {
            super(source);
            m_mapping = mapping;
            m_type = new LabelingType<>(source.get(), mapping);
        }

        /** The type of an image's pixels moves with the access, as long as one access gives one object. */
        @Override
        public LabelingType<T> get() {
            return m_type.getIndex() == source.get() ? m_type : new LabelingType<>(source.get(), m_mapping);
        }

        @Override
        public Access<T, I> copy() {
            return new Access<>(source.copyRandomAccess(), m_mapping);
        }
    }
}
