package net.imglib2.roi.labeling;

import java.util.AbstractSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import net.imglib2.type.Type;
import net.imglib2.type.numeric.IntegerType;

/**
 * The labels of one pixel.
 *
 * @param <T> the type of labels
 */
public class LabelingType<T> extends AbstractSet<T> implements Type<LabelingType<T>> {

    private final LabelingMapping<T> m_mapping;

    private final IntegerType<?> m_index;

    LabelingType(final IntegerType<?> index, final LabelingMapping<T> mapping) {
        m_index = index;
        m_mapping = mapping;
    }

    /** @return the sets of labels that pixels of this image have */
    public LabelingMapping<T> getMapping() {
        return m_mapping;
    }

    /** @return the number of this pixel's set */
    public IntegerType<?> getIndex() {
        return m_index;
    }

    private Set<T> labels() {
        return m_mapping.labelsAtIndex(m_index.getInteger());
    }

    @Override
    public boolean add(final T label) {
        final Set<T> labels = new HashSet<>(labels());
        final boolean isNew = labels.add(label);
        m_index.setInteger(m_mapping.indexOf(labels));
        return isNew;
    }

    @Override
    public boolean contains(final Object label) {
        return labels().contains(label);
    }

    @Override
    public Iterator<T> iterator() {
        return labels().iterator();
    }

    @Override
    public int size() {
        return labels().size();
    }

    @Override
    public LabelingType<T> createVariable() {
        return new LabelingType<>(m_index.createVariable(), m_mapping);
    }

    @Override
    public LabelingType<T> copy() {
        return new LabelingType<>(m_index.copy(), m_mapping);
    }

    @Override
    public void set(final LabelingType<T> other) {
        m_index.setInteger(m_mapping.indexOf(other.labels()));
    }

    @Override
    public boolean valueEquals(final LabelingType<T> other) {
        return equals(other);
    }
}
