package org.radiomics.knime.feature.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the cohort before its patient is made.
 *
 * @param id the patient's name, such as P001
 * @param diagnosis the group
 * @param reread whether both readers outline the lesion again
 */
record Member(String id, Diagnosis diagnosis, boolean reread) {

    private static final int LEAST_DIGITS = 3;

    /**
     * Fills a cohort in random order.
     *
     * @param metastases number of patients with a metastasis
     * @param primaries number of patients with a primary tumour
     * @param rereadings how many of each group are outlined again; all, if the group is smaller
     * @param draws decide the order
     * @return one member per patient, by name
     */
    static List<Member> roster(final int metastases, final int primaries, final int rereadings, final Draws draws) {
        final int patients = metastases + primaries;
        final int[] order = new int[patients];
        for (int i = 0; i < patients; i++) {
            final int other = draws.below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        final int digits = Math.max(LEAST_DIGITS, String.valueOf(patients).length());
        final List<Member> members = new ArrayList<>(patients);
        for (int i = 0; i < patients; i++) {
            final boolean metastasis = order[i] < metastases;
            final int placeInGroup = metastasis ? order[i] : order[i] - metastases;
            final String number = String.valueOf(i + 1);
            members.add(new Member("P" + "0".repeat(digits - number.length()) + number,
                metastasis ? Diagnosis.SSM : Diagnosis.SPST, placeInGroup < rereadings));
        }
        return members;
    }

    /** @return the readings that are made of this patient's lesion */
    List<Reading> readings() {
        return reread ? List.of(Reading.values()) : List.of(Reading.READER1);
    }
}
