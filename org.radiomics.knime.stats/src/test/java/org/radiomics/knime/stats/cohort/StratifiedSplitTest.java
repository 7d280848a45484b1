package org.radiomics.knime.stats.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {

    private static final List<String> IDS = IntStream.range(0, 135).mapToObj(i -> "P" + (1000 + i)).toList();

    /** 69 positive, 66 negative patients, as in the study. */
    private static Outcome outcome() {
        final boolean[] positive = new boolean[IDS.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = i < 69;
        }
        return new Outcome("diagnosis", "SPST", "SSM", positive);
    }

    @Test
    void sevenTenthsOfEachLevelAreForTraining() {
        final List<Role> roles = StratifiedSplit.withDefaults().split(IDS, outcome()).roles();
        assertThat(Collections.frequency(roles.subList(0, 69), Role.TRAINING)).isEqualTo(48);
        assertThat(Collections.frequency(roles.subList(69, 135), Role.TRAINING)).isEqualTo(46);
    }

    @Test
    void theSeedDecidesWhateverTheOrderOfTheRows() {
        final StratifiedSplit split = StratifiedSplit.withDefaults().withSeed(42);
        final List<Role> roles = split.split(IDS, outcome()).roles();
        final List<Integer> order = new ArrayList<>(IntStream.range(0, IDS.size()).boxed().toList());
        Collections.reverse(order);
        final List<Role> reversed = split.split(order.stream().map(IDS::get).toList(),
            outcome().take(order.stream().mapToInt(i -> i).toArray())).roles();
        for (int i = 0; i < IDS.size(); i++) {
            assertThat(reversed.get(i)).isEqualTo(roles.get(order.get(i)));
        }
        assertThat(split.withSeed(43).split(IDS, outcome()).roles()).isNotEqualTo(roles);
    }

    @Test
    void rowsOfOnePatientStayTogether() {
        final List<String> patients = IDS.stream().map(id -> id.substring(0, 4)).toList();
        final List<Role> roles = StratifiedSplit.withDefaults().split(patients, outcome()).roles();
        final Map<String, Set<Role>> rolesOf = new HashMap<>();
        for (int i = 0; i < patients.size(); i++) {
            rolesOf.computeIfAbsent(patients.get(i), id -> EnumSet.noneOf(Role.class)).add(roles.get(i));
        }
        assertThat(rolesOf).hasSize(14).allSatisfy((id, seen) -> assertThat(seen).hasSize(1));
    }

    @Test
    void eachRoleGetsAPatientOfEachLevel() {
        final Outcome small = new Outcome("y", "0", "1", new boolean[]{true, true, false, false});
        final List<Role> roles =
            StratifiedSplit.withDefaults().withTrainingFraction(0.99).split(List.of("a", "b", "c", "d"), small).roles();
        assertThat(roles.subList(0, 2)).containsExactlyInAnyOrder(Role.TRAINING, Role.VALIDATION);
        assertThat(roles.subList(2, 4)).containsExactlyInAnyOrder(Role.TRAINING, Role.VALIDATION);
    }

    @Test
    void aLevelWithOnePatientIsRefused() {
        final Outcome one = new Outcome("diagnosis", "SPST", "SSM", new boolean[]{true, false, false});
        assertThatThrownBy(() -> StratifiedSplit.withDefaults().split(List.of("a", "b", "c"), one))
            .hasMessage("Outcome \"diagnosis\" has 1 patient(s) with level \"SSM\"; a split into training and "
                + "validation needs at least two of each level.");
    }
}
