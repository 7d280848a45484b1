package org.radiomics.knime.stats.report;

/** Text with markup: what comes from outside is escaped, only literals of this package are markup. */
final class Html {

    private final StringBuilder m_markup = new StringBuilder();

    /**
     * @param literal markup as it is
     * @return this
     */
    Html markup(final String literal) {
        m_markup.append(literal);
        return this;
    }

    /**
     * @param text to show, or the value of an attribute in double quotes; escaped
     * @return this
     */
    Html text(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '&' -> m_markup.append("&amp;");
                case '<' -> m_markup.append("&lt;");
                case '>' -> m_markup.append("&gt;");
                case '"' -> m_markup.append("&quot;");
                case '\'' -> m_markup.append("&#39;");
                default -> m_markup.append(isControl(c) ? '\uFFFD' : c);
            }
        }
        return this;
    }

    /**
     * @param text to show; may break after every underscore, as the long names of features need it
     * @return this
     */
    Html breakable(final String text) {
        int start = 0;
        for (int end = text.indexOf('_') + 1; end > 0 && end < text.length(); end = text.indexOf('_', end) + 1) {
            text(text.substring(start, end)).markup("<wbr/>");
            start = end;
        }
        return text(text.substring(start));
    }

    /**
     * @param tag of an element without attributes
     * @param text its content
     * @return this
     */
    Html element(final String tag, final String text) {
        return markup("<" + tag + ">").text(text).markup("</" + tag + ">");
    }

    /**
     * @param text split at its line breaks into paragraphs; nothing if blank
     * @return this
     */
    Html paragraphs(final String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> element("p", line.strip()).markup("\n"));
        return this;
    }

    /** HTML forbids control characters other than white space. */
    private static boolean isControl(final char c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    @Override
    public String toString() {
        return m_markup.toString();
    }
}
