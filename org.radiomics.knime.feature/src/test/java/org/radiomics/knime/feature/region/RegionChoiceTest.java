package org.radiomics.knime.feature.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class RegionChoiceTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{4, 2, 1}, new double[]{1, 1, 1}, new double[3]);

    private static final Map<Integer, String> NAMES = Map.of(2, "GTV", 5, "Edema", 9, "absent");

    private static LabelImage labels(final double... voxels) throws ImageFormatException {
        return new LabelImage(Path.of("labels.nrrd"), new Volume(GRID, VoxelType.INT16, voxels), NAMES);
    }

    private static List<RegionMask> choose(final String text) throws RegionException, ImageFormatException {
        return RegionChoice.parse(text).choose(labels(2, 2, 0, 5, 0, 0, 0, 7), GRID);
    }

    @Test
    void regionIsChosenByNumberOrByNameInAnyCase() throws Exception {
        for (final String text : new String[]{"2", " gtv ", "GTV"}) {
            final List<RegionMask> chosen = choose(text);
            assertThat(chosen).hasSize(1);
            assertThat(chosen.get(0).region()).isEqualTo(new Region(2, "GTV"));
            assertThat(chosen.get(0).mask().count()).isEqualTo(2);
            assertThat(chosen.get(0).mask().name()).isEqualTo("GTV");
        }
        assertThat(choose("7").get(0).mask().name()).isEqualTo("labels.nrrd");
    }

    @Test
    void anyIsTheUnionAndEachAreAllOneByOne() throws Exception {
        for (final String text : new String[]{"any", "*", "ANY"}) {
            final List<RegionMask> any = choose(text);
            assertThat(any).hasSize(1);
            assertThat(any.get(0).mask().count()).isEqualTo(4);
            assertThat(any.get(0).mask().label()).isEqualTo(1);
        }
        assertThat(choose("each")).extracting(each -> each.region().toString() + each.mask().count())
            .containsExactly("2 (GTV)2", "5 (Edema)1", "71");
        assertThat(RegionChoice.parse("Each").isEach()).isTrue();
        assertThat(RegionChoice.parse("each one").isEach()).isFalse();
    }

    @Test
    void singleRegionTakenAsAnyKeepsItsNumberAndName() throws Exception {
        final RegionMask any = RegionChoice.parse("any").choose(labels(5, 0, 0, 0, 0, 0, 0, 0), GRID).get(0);
        assertThat(any.region()).isEqualTo(new Region(5, "Edema"));
        assertThat(any.mask().label()).isEqualTo(5);
    }

    @Test
    void largestComponentOfARegionIsKept() throws Exception {
        final LabelImage labels = labels(2, 2, 0, 2, 0, 0, 0, 0);
        assertThat(RegionChoice.number(2).withComponents(RegionChoice.Part.LARGEST).choose(labels, GRID).get(0).mask()
            .count()).isEqualTo(2);
        assertThat(RegionChoice.number(2).choose(labels, GRID).get(0).mask().count()).isEqualTo(3);
    }

    @Test
    void regionThatIsNotThereIsAnsweredWithThoseThatAre() {
        for (final String text : new String[]{"3", "absent", "GT"}) {
            assertThatThrownBy(() -> choose(text)).isInstanceOf(RegionException.class)
                .hasMessage("has no region " + text + "; choose one of its regions, 2 (GTV), 5 (Edema), 7");
        }
        assertThatThrownBy(() -> RegionChoice.parse("any").choose(labels(0, 0, 0, 0, 0, 0, 0, 0), GRID))
            .isInstanceOf(RegionException.class).hasMessageContaining("holds no region");
        assertThatThrownBy(() -> RegionChoice.parse("  ")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Regions of given names, numbered from 1; those called "point" have no place. */
    private record Named(String... names) implements RegionSet {

        @Override
        public List<Region> regions() {
            return IntStream.range(0, names.length).mapToObj(i -> new Region(i + 1, names[i]))
                .toList();
        }

        @Override
        public PlacedRegion place(final Region region, final Geometry image) throws ImageFormatException {
            if (region.name().equals("point")) {
                throw new ImageFormatException(Path.of("set.dcm"), "is a point");
            }
            final boolean[] inside = new boolean[8];
            inside[region.number()] = true;
            return new PlacedRegion(new Mask(image, inside, region.number(), region.name()), List.of("Look."));
        }
    }

    @Test
    void ofSeveralNamesThatDifferInCaseTheExactOneIsChosen() throws Exception {
        final Named named = new Named("gtv", "GTV", "gtv");
        assertThat(RegionChoice.parse("GTV").choose(named, GRID).get(0).region().number()).isEqualTo(2);
        assertThatThrownBy(() -> RegionChoice.parse("gtv").choose(named, GRID)).isInstanceOf(RegionException.class)
            .hasMessage("has 2 regions gtv; choose one by its number, 1 (gtv), 3 (gtv)");
        assertThat(RegionChoice.parse("7").choose(new Named("x", "7"), GRID).get(0).region().number()).isEqualTo(2);
    }

    @Test
    void ofSeveralRegionsThoseWithoutAPlaceAreLeftOutWithARemark() throws Exception {
        final List<RegionMask> each = RegionChoice.parse("each").choose(new Named("point", "GTV"), GRID);
        assertThat(each).hasSize(1);
        assertThat(each.get(0).remarks())
            .containsExactly("Region 1 (point) was left out: set.dcm: is a point.", "Look.");
        assertThatThrownBy(() -> RegionChoice.parse("point").choose(new Named("point", "GTV"), GRID))
            .isInstanceOf(ImageFormatException.class);
    }
}
