package org.radiomics.knime.stats.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each column of a cohort's file is read as, by its place in the header. */
final class ColumnUses {

    /** No more names than this are listed in a message. */
    private static final int MOST_NAMED = 8;

    /** What a column is read as. */
    enum Use {
        ID, ROLE, OUTCOME, FOLD, BATCH, CLINICAL, CATEGORY, FEATURE, IGNORED
    }

    private final Path m_file;

    private final List<String> m_header;

    private final Use[] m_uses;

    /**
     * @param lines of the file
     * @param layout which column means what
     * @throws IOException if a named column does not exist or has two meanings; the message names the setting
     */
    ColumnUses(final CsvLines lines, final CohortLayout layout) throws IOException {
        m_file = lines.file();
        m_header = lines.header();
        m_uses = new Use[m_header.size()];
        use("Id column", layout.id(), Use.ID);
        use("Outcome column", layout.outcome(), Use.OUTCOME);
        if (!layout.role().isEmpty()) {
            use("Role column", layout.role(), Use.ROLE);
        }
        if (!layout.fold().isEmpty()) {
            use("Fold column", layout.fold(), Use.FOLD);
        }
        if (!layout.batch().isEmpty()) {
            use("Batch column", layout.batch(), Use.BATCH);
        }
        for (final String name : layout.clinical()) {
            use("Clinical columns", name, layout.categorical().contains(name) ? Use.CATEGORY : Use.CLINICAL);
        }
        for (final String name : layout.categorical()) {
            if (!layout.clinical().contains(name)) {
                throw new IOException("Column \"" + name
                    + "\" is one of the \"Categorical columns\" but not of the \"Clinical columns\"; add it there, or "
                    + "leave it out here.");
            }
        }
        for (final String name : layout.ignored()) {
            ignore(name);
        }
        for (int c = 0; c < m_uses.length; c++) {
            if (m_uses[c] == null) {
                m_uses[c] = m_header.get(c).isEmpty() ? Use.IGNORED : Use.FEATURE;
            }
        }
    }

    private void use(final String setting, final String name, final Use use) throws IOException {
        final int column = m_header.indexOf(name);
        if (name.isEmpty() || column < 0) {
            throw absent(m_file, m_header, name, setting);
        }
        if (m_uses[column] != null) {
            throw new IOException("Column \"" + name + "\" of " + m_file + " is named twice, the second time as \""
                + setting + "\"; a column has one meaning, so take it out of one of the settings.");
        }
        m_uses[column] = use;
    }

    private void ignore(final String name) throws IOException {
        if (!name.contains("*") || m_header.contains(name)) {
            use("Ignored columns", name, Use.IGNORED);
            return;
        }
        final Pattern pattern = Pattern.compile(
            Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
        final int[] matching = IntStream.range(0, m_uses.length)
            .filter(c -> m_uses[c] == null && pattern.matcher(m_header.get(c)).matches()).toArray();
        if (matching.length == 0) {
            throw absent(m_file, m_header, name, "Ignored columns");
        }
        Arrays.stream(matching).forEach(c -> m_uses[c] = Use.IGNORED);
    }

    /** @return the failure of a column that a setting names but the file lacks */
    static IOException absent(final Path file, final List<String> header, final String name, final String setting) {
        final String similar = header.stream().filter(other -> other.equalsIgnoreCase(name)).findFirst()
            .map(other -> " There is \"" + other + "\": upper and lower case matter.").orElse("");
        return new IOException(file + " has no column \"" + name + "\", which the setting \"" + setting
            + "\" names; it has " + listed(header) + ". Correct the setting or the file." + similar);
    }

    /** @return the first names of a list and how many more there are */
    static String listed(final List<String> names) {
        final List<String> quoted = new ArrayList<>();
        names.stream().limit(MOST_NAMED).forEach(name -> quoted.add("\"" + name + "\""));
        final int more = names.size() - quoted.size();
        return String.join(", ", quoted) + (more > 0 ? " and " + more + " more" : "");
    }

    /** @return the place of the only column of a use; -1 where there is none */
    int place(final Use use) {
        return Arrays.asList(m_uses).indexOf(use);
    }

    /** @return the places of the columns of a use */
    int[] places(final Use use) {
        return IntStream.range(0, m_uses.length).filter(c -> m_uses[c] == use).toArray();
    }
}
