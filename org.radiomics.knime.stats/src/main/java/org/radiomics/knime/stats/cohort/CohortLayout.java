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
 * @param batch the scanner or centre, whose effect is to be taken from the features; empty where nothing gives it
 */
public record CohortLayout(String id, String role, String trainingRole, String outcome, String positiveLevel,
    String fold, List<String> clinical, List<String> categorical, List<String> ignored, String batch) {

    /** Copies the lists. */
    public CohortLayout {
        clinical = List.copyOf(clinical);
        categorical = List.copyOf(categorical);
        ignored = List.copyOf(ignored);
    }

    /** A layout without batch. */
    public CohortLayout(final String id, final String role, final String trainingRole, final String outcome,
        final String positiveLevel, final String fold, final List<String> clinical, final List<String> categorical,
        final List<String> ignored) {
        this(id, role, trainingRole, outcome, positiveLevel, fold, clinical, categorical, ignored, "");
    }
}
