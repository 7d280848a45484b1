package org.radiomics.knime.stats.model;

import java.util.List;

/** Predictors separate the two outcomes, so that the likelihood has no maximum and odds ratios are infinite. */
public final class SeparationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String m_what;

    private final boolean m_complete;

    private final List<String> m_columns;

    /**
     * @param what for a person: "complete separation: predictor ..."
     * @param complete whether every row is separated, not just some
     * @param columns the predictors that separate, alone or together
     */
    SeparationException(final String what, final boolean complete, final List<String> columns) {
        super("The model has no finite coefficients because of " + what + ". Use Firth's correction, or leave out "
            + (columns.size() == 1 ? "\"" + columns.get(0) + "\"." : "one of them."));
        m_what = what;
        m_complete = complete;
        m_columns = List.copyOf(columns);
    }

    /** @return what separates what, without advice */
    public String what() {
        return m_what;
    }

    /** @return whether every row is separated (complete), not just some (quasi-complete) */
    public boolean isComplete() {
        return m_complete;
    }

    /** @return the predictors that separate, alone or together */
    public List<String> columns() {
        return m_columns;
    }
}
