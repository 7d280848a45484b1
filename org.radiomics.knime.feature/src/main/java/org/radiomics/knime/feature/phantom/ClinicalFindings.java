package org.radiomics.knime.feature.phantom;

/**
 * One patient's row of the clinical table.
 *
 * @param male gender
 * @param age in years
 * @param diameter largest diameter as measured, in mm
 * @param irregularShape shape as read
 * @param unevenSignal signal as read
 * @param unclearBoundaries boundaries as read
 * @param level location
 */
record ClinicalFindings(boolean male, int age, double diameter, boolean irregularShape, boolean unevenSignal,
    boolean unclearBoundaries, VertebralLevel level) {
}
