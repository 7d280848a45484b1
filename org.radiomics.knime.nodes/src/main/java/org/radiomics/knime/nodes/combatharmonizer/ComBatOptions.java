package org.radiomics.knime.nodes.combatharmonizer;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.stats.harmonization.ComBat;

/** The settings of nodes that harmonize features between scanners or centres. */
public final class ComBatOptions {

    /** The column of scanners or centres. */
    public static final ColumnOption BATCH = ColumnOption.of("batchColumn", "Batch column",
        "Column with the scanner, protocol or centre of each patient: texts, or numbers of which each is a batch.", 0,
        column -> column.getType().isCompatible(StringValue.class) || column.getType().isCompatible(DoubleValue.class),
        "");

    /** The columns whose effects stay. */
    public static final NamesOption COVARIATES = NamesOption.of("covariates", "Covariates",
        "Columns whose effects on the features are to stay, with commas between them. Empty: none.", List.of());

    /** From what the features borrow. */
    public static final ChoiceOption<String> PRIOR = ChoiceOption.of("prior", "Prior",
        "Parametric: normal shifts and inverse gamma scales. Non-parametric: as the other features are distributed.",
        List.of("parametric", "non-parametric"), "parametric");

    /** Whether spreads stay. */
    public static final FlagOption MEAN_ONLY = FlagOption.of("meanOnly", "Means only",
        "Harmonize the means of the batches and leave their spreads.", false);

    /** The batch that the others are brought to. */
    public static final TextOption REFERENCE = TextOption.text("referenceBatch", "Reference batch",
        "Batch that stays as it is and that the others are brought to. Empty: none.", "");

    private ComBatOptions() {
    }

    /** @return ComBat as the settings describe it */
    public static ComBat comBat(final Settings settings) {
        return ComBat.withDefaults().withParametricPrior(settings.get(PRIOR).equals("parametric"))
            .withMeanOnly(settings.get(MEAN_ONLY)).withReferenceBatch(settings.get(REFERENCE));
    }

    /** @return the columns of batch and covariates, which are no features to harmonize */
    public static List<String> roles(final Settings settings) {
        final List<String> roles = new ArrayList<>(settings.get(COVARIATES));
        roles.add(settings.get(BATCH));
        return roles;
    }

    /**
     * @param settings with a batch column
     * @param spec of the cohort
     * @throws InvalidSettingsException if batch or a covariate does not exist, or cannot be one
     */
    public static void check(final Settings settings, final CohortSpec spec) throws InvalidSettingsException {
        spec.require(List.of(settings.get(BATCH)), BATCH.label());
        spec.require(settings.get(COVARIATES), COVARIATES.label());
        final List<String> readable = spec.names(ColumnKind.FEATURE, ColumnKind.CLINICAL, ColumnKind.BATCH);
        for (final String name : roles(settings)) {
            if (name.equals(spec.outcome())) {
                throw new InvalidSettingsException("Column \"" + name
                    + "\" is the outcome, which new patients do not have; it can be neither batch nor covariate.");
            }
            if (!readable.contains(name)) {
                throw new InvalidSettingsException("Column \"" + name
                    + "\" is no clinical variable; choose a column of texts or numbers as batch and covariate.");
            }
        }
        if (settings.get(COVARIATES).contains(settings.get(BATCH))) {
            throw new InvalidSettingsException("Column \"" + settings.get(BATCH)
                + "\" is the batch; take it out of the setting \"" + COVARIATES.label() + "\".");
        }
    }
}
