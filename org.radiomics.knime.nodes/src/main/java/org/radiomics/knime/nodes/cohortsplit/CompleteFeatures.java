package org.radiomics.knime.nodes.cohortsplit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.cohort.MissingFeaturesOption;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.MedianImputation;
import org.radiomics.knime.stats.cohort.MissingFeatures;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Role;

/**
 * What was done about features with missing or infinite values.
 *
 * @param imputed features without gaps in the place of those with
 * @param dropped features that are left out
 * @param rows of {@link #LAYOUT}, one per feature with gaps that was dealt with
 * @param warnings in sentences
 */
record CompleteFeatures(List<NumericColumn> imputed, Set<String> dropped, List<List<Object>> rows,
    List<String> warnings) {

    static final OutputTable LAYOUT =
        OutputTable.of("missing-features", "Features with missing or infinite values and what became of them.")
            .texts("feature").wholes("in training").wholes("in validation").numbers("training median").texts("done");

    /**
     * @param cohort with the roles that count
     * @param spec says which columns are features
     * @param missing what to do
     * @return the features to replace or to leave out
     * @throws InvalidSettingsException if there are gaps and they are refused
     */
    static CompleteFeatures of(final Cohort cohort, final CohortSpec spec, final MissingFeatures missing)
        throws InvalidSettingsException {
        final List<String> lacking = spec.names(ColumnKind.FEATURE).stream()
            .filter(name -> gaps(cohort.columns().values(name)) > 0).toList();
        if (lacking.isEmpty() || missing == MissingFeatures.LEAVE) {
            return new CompleteFeatures(List.of(), Set.of(), List.of(), List.of());
        } else if (missing == MissingFeatures.REFUSE) {
            throw new InvalidSettingsException(lacking.size()
                + " features have missing or infinite values, the first of them \""
                + lacking.get(0) + "\"; fill them in, or choose \"" + MissingFeatures.DROP.label() + "\" or \""
                + MissingFeatures.IMPUTE.label() + "\" in the setting \""
                + MissingFeaturesOption.LABEL + "\".");
        }
        final MedianImputation imputation = MedianImputation.fit(cohort.training().select(lacking));
        final Set<String> dropped = new HashSet<>(lacking);
        if (missing == MissingFeatures.IMPUTE) {
            dropped.removeIf(name -> !Double.isNaN(imputation.median(name)));
        }
        final List<List<Object>> rows = new ArrayList<>();
        for (final String name : lacking) {
            rows.add(List.of(name, gaps(cohort, Role.TRAINING, name), gaps(cohort, Role.VALIDATION, name),
                imputation.median(name), dropped.contains(name) ? "left out" : "imputed"));
        }
        final List<String> warnings = new ArrayList<>();
        if (dropped.size() < lacking.size()) {
            warnings.add((lacking.size() - dropped.size())
                + " features had missing or infinite values, which were replaced by the median of the training rows.");
        }
        if (!dropped.isEmpty()) {
            warnings.add(dropped.size() + " features were left out because of missing or infinite values"
                + (missing == MissingFeatures.IMPUTE ? ": no training row has a value." : "."));
        }
        return new CompleteFeatures(missing == MissingFeatures.IMPUTE ? imputation.apply(cohort.columns()) : List.of(),
            dropped, rows, warnings);
    }

    private static int gaps(final Cohort cohort, final Role role, final String name) {
        return gaps(((NumericColumn)cohort.columns().column(name)).take(cohort.rows(role)).values());
    }

    private static int gaps(final double[] values) {
        return (int)Arrays.stream(values).filter(value -> !Double.isFinite(value)).count();
    }
}
