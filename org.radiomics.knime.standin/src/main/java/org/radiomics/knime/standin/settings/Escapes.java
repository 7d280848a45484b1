package org.radiomics.knime.standin.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How settings files keep characters that XML cannot: two per cent signs and the code in five decimal digits. */
final class Escapes {

    private static final char LAST_SAFE = '\ud7ff';

    private static final Pattern ESCAPED = Pattern.compile("%%([0-9]{5})");

    private Escapes() {
    }

    static String escape(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < ' ' || c > LAST_SAFE || text.startsWith("%%", i)) {
                escaped.append(String.format("%%%%%05d", (int)c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String unescape(final String text) {
        return ESCAPED.matcher(text).replaceAll(
            match -> Matcher.quoteReplacement(String.valueOf((char)Integer.parseInt(match.group(1)))));
    }
}
