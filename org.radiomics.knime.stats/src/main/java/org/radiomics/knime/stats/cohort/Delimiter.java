package org.radiomics.knime.stats.cohort;

/** What separates the cells of a line. */
public enum Delimiter {
    /** the one of the three below that the header line has most of */
    DETECT(' '),
    /** a comma */
    COMMA(','),
    /** a semicolon */
    SEMICOLON(';'),
    /** a tab */
    TAB('\t');

    private final char m_character;

    Delimiter(final char character) {
        m_character = character;
    }

    char character() {
        return m_character;
    }

    /** @return this, or where it is to be detected what the line has most of outside of quotes; of equals the first */
    Delimiter in(final String header) {
        if (this != DETECT) {
            return this;
        }
        Delimiter most = COMMA;
        for (final Delimiter candidate : new Delimiter[]{SEMICOLON, TAB}) {
            if (count(header, candidate.m_character) > count(header, most.m_character)) {
                most = candidate;
            }
        }
        return most;
    }

    private static int count(final String line, final char wanted) {
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < line.length(); i++) {
            final char c = line.charAt(i);
            quoted ^= c == '"';
            count += !quoted && c == wanted ? 1 : 0;
        }
        return count;
    }
}
