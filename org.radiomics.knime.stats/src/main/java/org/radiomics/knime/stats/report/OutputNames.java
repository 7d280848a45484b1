package org.radiomics.knime.stats.report;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Hands out file names made of node and output, each once: "lasso-learner_coefficients", and "roc-view-2_roc" for the
 * second ROC View of a study. Names are lower case ASCII letters, digits and hyphens, so they are valid on every file
 * system.
 */
final class OutputNames {

    private final Set<String> m_taken = new HashSet<>();

    /**
     * @param name of a node or of one of its outputs
     * @return the name as part of a file name, not handed out before
     */
    String next(final String name) {
        final String slug = slug(name);
        String candidate = slug;
        for (int number = 2; !m_taken.add(candidate); number++) {
            candidate = slug + "-" + number;
        }
        return candidate;
    }

    /** @return the name as part of a file name, handed out or not */
    static String slug(final String name) {
        final String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        final String slug =
            plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "output" : slug;
    }
}
