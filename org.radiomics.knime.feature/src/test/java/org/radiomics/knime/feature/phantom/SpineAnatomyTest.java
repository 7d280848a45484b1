package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpineAnatomyTest {

    private static final double MIDDLE_AGED_FAT = 0.45;

    private static final Map<VertebralLevel, SpineAnatomy> SPINES = new EnumMap<>(VertebralLevel.class);

    @BeforeAll
    static void grow() {
        for (final VertebralLevel level : VertebralLevel.values()) {
            SPINES.put(level, new SpineAnatomy(stature(level), new Draws(1)));
        }
    }

    private static Stature stature(final VertebralLevel level) {
        return new Stature(level, 1, MIDDLE_AGED_FAT, 0.1, 0, 15);
    }

    private static SpinePoint at(final VertebralLevel level, final double x, final double y, final double z) {
        final SpinePoint point = new SpinePoint();
        SPINES.get(level).at(x, y, z, point);
        return point;
    }

    private static Tissue first(final SpinePoint point) {
        return Tissue.values()[point.first()];
    }

    @ParameterizedTest
    @EnumSource(VertebralLevel.class)
    void bodyIsMarrowInsideACorticalShell(final VertebralLevel level) {
        final double front = -stature(level).bodyHalfDepth() * 0.5;
        assertThat(at(level, 0, front, 0).isMarrow()).isTrue();
        assertThat(at(level, 0, front, 0).share()).isBetween(0.1, 0.8);
        int shell = 0;
        for (double z = 0; z < stature(level).pitch() / 2; z += 0.2) {
            shell += first(at(level, 0, front, z)) == Tissue.COMPACT_BONE ? 1 : 0;
        }
        // an end plate of 0.8 mm in steps of 0.2 mm, a little more where it slants
        assertThat(shell).isBetween(3, 7);
    }

    @ParameterizedTest
    @EnumSource(VertebralLevel.class)
    void discLiesHalfwayToTheNextBodyAndHoldsTumoursBack(final VertebralLevel level) {
        final SpinePoint disc = at(level, 0, 0, stature(level).pitch() / 2);
        assertThat(first(disc)).isEqualTo(Tissue.ANNULUS);
        assertThat(disc.second()).isEqualTo(Tissue.NUCLEUS.ordinal());
        assertThat(disc.share()).as("a young disc's nucleus").isGreaterThan(0.5);
        assertThat(disc.barrier()).isGreaterThan(2);
        assertThat(at(level, 0, 0, 0).barrier()).isZero();
    }

    @ParameterizedTest
    @EnumSource(VertebralLevel.class)
    void canalHoldsFluidWithCordAboveAndRootsBelow(final VertebralLevel level) {
        final double centre = stature(level).canalCentre();
        final SpinePoint canal = at(level, 0, centre, 0);
        assertThat(first(canal)).isEqualTo(Tissue.CEREBROSPINAL_FLUID);
        assertThat(canal.barrier()).isPositive();
        final boolean cord = level == VertebralLevel.CERVICAL || level == VertebralLevel.THORACIC;
        assertThat(canal.second()).isEqualTo((cord ? Tissue.CORD : Tissue.NERVE).ordinal());
    }

    @ParameterizedTest
    @EnumSource(VertebralLevel.class)
    void skinPartsFatFromAir(final VertebralLevel level) {
        final double skin = stature(level).skin();
        assertThat(first(at(level, 0, skin - 5, 0))).isEqualTo(Tissue.FAT);
        assertThat(first(at(level, 0, skin - 1, 0))).isEqualTo(Tissue.SKIN);
        assertThat(first(at(level, 0, skin + 1, 0))).isEqualTo(Tissue.AIR);
    }
}
