package net.imglib2.roi.labeling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sets of labels that pixels have, each with a number; 0 is the empty set.
 *
 * @param <T> the type of labels
 */
public class LabelingMapping<T> {

    private final List<Set<T>> m_sets = new ArrayList<>();

    private final Map<Set<T>, Integer> m_indices = new HashMap<>();

    private final double m_highest;

    LabelingMapping(final double highest) {
        m_highest = highest;
        indexOf(Set.of());
    }

    /** @return the labels of the pixels with a number */
    public Set<T> labelsAtIndex(final int index) {
        return Collections.unmodifiableSet(m_sets.get(index));
    }

    /** @return the number of a set, which is added if it is new */
    synchronized int indexOf(final Set<T> labels) {
        final Integer index = m_indices.get(labels);
        if (index != null) {
            return index;
        }
        if (m_sets.size() > m_highest) {
            throw new AssertionError("The pixel type holds no more than " + m_sets.size() + " sets of labels.");
        }
        final Set<T> copy = new HashSet<>(labels);
        m_sets.add(copy);
        m_indices.put(copy, m_sets.size() - 1);
        return m_sets.size() - 1;
    }
}
