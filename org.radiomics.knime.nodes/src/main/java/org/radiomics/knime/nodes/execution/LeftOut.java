package org.radiomics.knime.nodes.execution;

import java.util.ArrayList;
import java.util.List;

/** The cases that a node could not use, each with its reason; the others go on without them. */
public final class LeftOut {

    /** No more cases than this are named in a node's warning; the study record names all. */
    private static final int MOST_NAMED = 3;

    private final List<String> m_reasons = new ArrayList<>();

    /**
     * @param name of the case
     * @param reason a sentence
     */
    public void add(final String name, final String reason) {
        m_reasons.add(name + ": " + reason);
    }

    /** @return case and reason, one sentence per case, in the order they were added */
    public List<String> reasons() {
        return List.copyOf(m_reasons);
    }

    /** @return whether nothing was left out */
    public boolean isEmpty() {
        return m_reasons.isEmpty();
    }

    /**
     * @param cases how many there were in all
     * @return the warning of the node; null if nothing was left out
     */
    public String warning(final int cases) {
        if (m_reasons.isEmpty()) {
            return null;
        }
        final String named = String.join(" ", m_reasons.subList(0, Math.min(MOST_NAMED, m_reasons.size())));
        return m_reasons.size() + " of " + cases + " cases left out. " + named
            + (m_reasons.size() > MOST_NAMED ? " The study record names all." : "");
    }

    /**
     * @param cases how many there were in all
     * @throws IllegalArgumentException if every case was left out, with the first reason
     */
    public void requireSome(final int cases) {
        if (m_reasons.size() >= cases && !m_reasons.isEmpty()) {
            throw new IllegalArgumentException("None of the " + cases + " cases can be used. " + m_reasons.get(0));
        }
    }
}
