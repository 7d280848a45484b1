package org.radiomics.knime.nodes.model;

import java.util.List;

import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.UnseenLevels;

/** The setting for rows whose category did not occur in training. */
public final class UnseenRows {

    /** The setting; shared by the nodes that predict. */
    public static final FlagOption OPTION = FlagOption.of("missingIfUnseen", "Missing if a category is new",
        "Gives patients no prediction, with a warning, where a category did not occur in training; otherwise the node "
            + "stops with a message.",
        false);

    private UnseenRows() {
    }

    /**
     * @param settings of a node with the setting
     * @param model to predict with
     * @param columns of all patients
     * @param warnings to which the reasons are added
     * @return the columns to predict from
     * @throws IllegalArgumentException if a category is new and the setting refuses that
     */
    public static Columns columns(final Settings settings, final LogisticModel model, final Columns columns,
        final List<String> warnings) {
        final UnseenLevels known = UnseenLevels.without(model, columns);
        if (!settings.get(OPTION) && !known.reasons().isEmpty()) {
            throw new IllegalArgumentException(known.reasons().get(0).replace(" have no", " can have no")
                + " Merge each with a level of the training rows, leave the patients out, or choose the setting \""
                + OPTION.label() + "\".");
        }
        warnings.addAll(known.reasons());
        return known.columns();
    }
}
