package org.radiomics.knime.stats.cohort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Splits patients at random into training and validation, separately among those with and without the positive outcome,
 * so that both roles have about the same share of it. All rows of a patient get the same role.
 * <p>
 * Patients are put in the order of their ids and shuffled (Fisher-Yates) by the Mersenne twister MT19937 of Commons
 * Math; the same ids, outcomes and seed give the same roles, in whatever order the rows come.
 */
public final class StratifiedSplit {

    private final double m_fraction;

    private final long m_seed;

    private StratifiedSplit(final double fraction, final long seed) {
        m_fraction = fraction;
        m_seed = seed;
    }

    /**
     * The roles.
     *
     * @param roles one per row
     * @param seed that gave them
     */
    public record Result(List<Role> roles, long seed) {

        /** Copies the list. */
        public Result {
            roles = List.copyOf(roles);
        }
    }

    /** @return seven tenths for training, seed 1 */
    public static StratifiedSplit withDefaults() {
        return new StratifiedSplit(0.7, 1);
    }

    /**
     * @param fraction of the patients that are for training, strictly between 0 and 1
     * @return the split with that share
     * @throws IllegalArgumentException if it is out of range
     */
    public StratifiedSplit withTrainingFraction(final double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                "The training share is " + fraction + "; give a number between 0 and 1, for example 0.7.");
        }
        return new StratifiedSplit(fraction, m_seed);
    }

    /** @return the split with another seed */
    public StratifiedSplit withSeed(final long seed) {
        return new StratifiedSplit(m_fraction, seed);
    }

    /**
     * Draws the roles. Of each stratum the nearest whole number of patients is for training, but at least one patient
     * is in either role. A patient counts as positive if one of the patient's rows is.
     *
     * @param patients one id per row; rows with the same id stay together
     * @param outcome one per row
     * @return one role per row
     * @throws IllegalArgumentException if the lengths differ or a stratum has fewer than two patients
     */
    public Result split(final List<String> patients, final Outcome outcome) {
        if (patients.size() != outcome.size()) {
            throw new IllegalArgumentException(
                "The split needs one patient id per row: " + patients.size() + " ids, " + outcome.size() + " rows.");
        }
        final Map<String, Boolean> positive = new TreeMap<>();
        for (int row = 0; row < patients.size(); row++) {
            positive.merge(patients.get(row), outcome.positive()[row], Boolean::logicalOr);
        }
        final MersenneTwister random = new MersenneTwister(m_seed);
        final Map<String, Role> roles = new TreeMap<>();
        for (final boolean level : new boolean[]{false, true}) {
            final List<String> stratum =
                new ArrayList<>(positive.keySet().stream().filter(id -> positive.get(id) == level).toList());
            if (stratum.size() < 2) {
                throw new IllegalArgumentException("Outcome \"" + outcome.name() + "\" has " + stratum.size()
                    + " patient(s) with level \"" + (level ? outcome.positiveLevel() : outcome.negativeLevel())
                    + "\"; a split into training and validation needs at least two of each level.");
            }
            final int training =
                Math.max(1, Math.min(stratum.size() - 1, (int)Math.round(m_fraction * stratum.size())));
            for (int i = stratum.size() - 1; i > 0; i--) {
                Collections.swap(stratum, i, random.nextInt(i + 1));
            }
            for (int i = 0; i < stratum.size(); i++) {
                roles.put(stratum.get(i), i < training ? Role.TRAINING : Role.VALIDATION);
            }
        }
        return new Result(patients.stream().map(roles::get).toList(), m_seed);
    }
}
