package org.radiomics.knime.knip.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a conversion could not carry or had to assume, each with the rows that it happened to. */
public final class Remarks {

    /** No more rows than this are named; the study record names all. */
    private static final int MOST_NAMED = 3;

    private final Map<String, Set<String>> m_rows = new LinkedHashMap<>();

    /**
     * @param what a sentence without a full stop, the same for all rows
     * @param row that it happened to
     */
    public void add(final String what, final String row) {
        m_rows.computeIfAbsent(what, key -> new LinkedHashSet<>()).add(row);
    }

    /** @return one sentence for each remark, with the first rows' names */
    public List<String> brief() {
        return sentences(MOST_NAMED);
    }

    /** @return one sentence for each remark, with all rows' names */
    public List<String> all() {
        return sentences(Integer.MAX_VALUE);
    }

    private List<String> sentences(final int most) {
        final List<String> sentences = new ArrayList<>();
        m_rows.forEach((what, rows) -> sentences.add(what + ": " + (rows.size() == 1 ? "row " : "rows ")
            + rows.stream().limit(most).collect(Collectors.joining(", "))
            + (rows.size() > most ? " and " + (rows.size() - most) + " more" : "") + "."));
        return sentences;
    }
}
