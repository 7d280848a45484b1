package org.radiomics.knime.stats.cohort;

import java.util.List;

/**
 * Which column of a file with one row per patient means what. Every other column of numbers is a feature.
 *
 * @param id of the patient
 * @param role says which rows are for training; empty where nothing does
 * @param trainingRole the text of {@code role} that means training; every other text means validation
 * @param outcome has two levels
 * @param positiveLevel the level of the outcome that probabilities, odds ratios and sensitivity refer to
 * @param fold the fold of a cross-validation; empty where nothing gives it
 * @param clinical variables, numbers or texts
 * @param categorical those of {@code clinical} that are categories although they are coded as numbers
 * @param ignored columns that are not read; {@code *} stands for any characters
 */
public record CohortLayout(String id, String role, String trainingRole, String outcome, String positiveLevel, String fold,
    List<String> clinical, List<String> categorical, List<String> ignored) {

    /** Copies the lists. */
    public CohortLayout {
        clinical = List.copyOf(clinical);
        categorical = List.copyOf(categorical);
        ignored = List.copyOf(ignored);
    }
}
