package org.radiomics.knime.nodes.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Settings;

/** The setting that names reference levels: "column=level" with commas between them. */
public final class ReferenceLevels {

    /** The setting; shared by the nodes that fit logistic regressions. */
    public static final NamesOption OPTION = NamesOption.of("referenceLevels", "Reference levels",
        "The level that the others of a category are compared with, as column=level, with commas between them. Columns "
            + "that are not named keep their first level: by the alphabet, or of numbers the least.",
        List.of());

    private ReferenceLevels() {
    }

    /**
     * @param settings of a node with the setting
     * @param predictors the columns that may be named
     * @return the reference level of each column that is named
     * @throws InvalidSettingsException if an entry names no predictor or no level
     */
    public static Map<String, String> of(final Settings settings, final List<String> predictors)
        throws InvalidSettingsException {
        final Map<String, String> levels = new HashMap<>();
        for (final String entry : settings.get(OPTION)) {
            final String column = predictors.stream().filter(name -> entry.startsWith(name + "="))
                .max((a, b) -> Integer.compare(a.length(), b.length())).orElseThrow(() -> new InvalidSettingsException(
                    "Setting \"" + OPTION.label() + "\" has \"" + entry + "\"; it must be column=level with one of the"
                        + " predictors " + String.join(", ", predictors) + "."));
            levels.put(column, entry.substring(column.length() + 1).strip());
        }
        return levels;
    }
}
