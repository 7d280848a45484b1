package org.radiomics.knime.nodes.cohort;

import java.util.List;

import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.stats.cohort.MissingFeatures;

/** The setting of nodes that meet features with missing or infinite values. */
public final class MissingFeaturesOption {

    /** What people call the setting. */
    public static final String LABEL = "Missing features";

    private MissingFeaturesOption() {
    }

    /**
     * @param defaultValue of a new node
     * @return the setting
     */
    public static ChoiceOption<MissingFeatures> withDefault(final MissingFeatures defaultValue) {
        return ChoiceOption.of("missingFeatures", LABEL,
            "What becomes of features with missing or infinite values. refuse: the node stops with a message. drop "
                + "feature: such features are left out for all patients. impute: the Cohort Split replaces these "
                + "values by the median of the training rows; an ICC Filter behind it compares them like measured "
                + "values, unless the re-readings have a primary reading of their own. leave: each later node says "
                + "what it does with them.",
            List.of(MissingFeatures.values()), MissingFeatures::label, defaultValue);
    }
}
