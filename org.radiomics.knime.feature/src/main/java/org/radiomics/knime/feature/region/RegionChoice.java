package org.radiomics.knime.feature.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Mask;

/** Which regions of a file are wanted, and whether as a whole or only their largest component. Immutable. */
public final class RegionChoice {

    /** What is kept of a region. */
    public enum Part {
        /** All of it. */
        ALL,
        /** Its largest component, voxels being connected over faces, edges and corners. */
        LARGEST
    }

    /** No more regions than this are listed in a message. */
    private static final int MOST_LISTED = 20;

    private static final String ANY = "any";

    private static final String EACH = "each";

    private final String m_text;

    private final Part m_part;

    private RegionChoice(final String text, final Part part) {
        m_text = text;
        m_part = part;
    }

    /** @return the region with a number, in full */
    public static RegionChoice number(final int number) {
        return new RegionChoice(String.valueOf(number), Part.ALL);
    }

    /**
     * @param text a number; a name, in which case does not matter; "any" or "*" for all regions as one; "each" for all
     *            regions one by one
     * @return the choice, of regions in full
     * @throws IllegalArgumentException if the text is blank
     */
    public static RegionChoice parse(final String text) {
        final String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException(
                "The choice of a region is empty; give a number, a name, \"any\" or \"each\".");
        }
        final String lower = stripped.toLowerCase(Locale.ROOT);
        return new RegionChoice(lower.equals("*") || lower.equals(ANY) ? ANY : lower.equals(EACH) ? EACH : stripped,
            Part.ALL);
    }

    /** @return a copy that keeps this part of each region; of several regions as one, the part of their union */
    public RegionChoice withComponents(final Part part) {
        return new RegionChoice(m_text, part);
    }

    /** @return whether there may be more than one region, each to be treated by itself */
    public boolean isEach() {
        return m_text.equals(EACH);
    }

    /**
     * Picks the regions and turns them into voxels.
     *
     * @param regions what a file offers
     * @param image the grid of the image that the regions belong to
     * @return at least one region, in ascending order of numbers; not empty each. Several regions as one have number 1
     *         and the name "any".
     * @throws RegionException if there is no such region, or more than one of the name; lists those that are there
     * @throws ImageFormatException if a region cannot be placed on the grid
     */
    public List<RegionMask> choose(final RegionSet regions, final Geometry image)
        throws RegionException, ImageFormatException {
        final List<RegionMask> placed = placed(regions, wanted(regions.regions()), image);
        final List<RegionMask> filled = placed.stream().filter(each -> !each.mask().isEmpty()).toList();
        if (filled.isEmpty()) {
            throw new RegionException("has no voxel in the region " + placed.stream().map(RegionMask::region)
                .map(Region::toString).collect(Collectors.joining(", ")) + "; draw it or choose another one");
        }
        final List<RegionMask> treated = m_text.equals(ANY) && filled.size() > 1 ? List.of(union(filled)) : filled;
        return m_part == Part.ALL ? treated : treated.stream()
            .map(each -> each.withMask(Components.largest(each.mask(), Connectivity.CORNERS))).toList();
    }

    /** Of several regions, those that have a place; structure sets often hold points and empty names as well. */
    private List<RegionMask> placed(final RegionSet regions, final List<Region> wanted, final Geometry image)
        throws ImageFormatException {
        final List<RegionMask> placed = new ArrayList<>();
        final List<String> leftOut = new ArrayList<>();
        ImageFormatException fault = null;
        for (final Region region : wanted) {
            try {
                final PlacedRegion voxels = regions.place(region, image);
                placed.add(new RegionMask(region, voxels.mask(), voxels.remarks()));
            } catch (final ImageFormatException e) {
                fault = fault == null ? e : fault;
                leftOut.add("Region " + region + " was left out: " + e.getMessage());
            }
        }
        if (placed.isEmpty()) {
            throw fault;
        }
        leftOut.addAll(placed.get(0).remarks());
        placed.set(0, new RegionMask(placed.get(0).region(), placed.get(0).mask(), List.copyOf(leftOut)));
        return placed;
    }

    private List<Region> wanted(final List<Region> regions) throws RegionException {
        if (regions.isEmpty()) {
            throw new RegionException("holds no region: it is an empty mask; draw the region");
        }
        if (m_text.equals(ANY) || m_text.equals(EACH)) {
            return regions;
        }
        final List<Region> numbered =
            regions.stream().filter(region -> String.valueOf(region.number()).equals(m_text)).toList();
        if (!numbered.isEmpty()) {
            return numbered;
        }
        final List<Region> exact = regions.stream().filter(region -> region.name().strip().equals(m_text)).toList();
        final List<Region> named = !exact.isEmpty() ? exact
            : regions.stream().filter(region -> region.name().strip().equalsIgnoreCase(m_text)).toList();
        if (named.isEmpty()) {
            throw new RegionException("has no region " + m_text + "; choose one of its regions, " + listed(regions));
        }
        if (named.size() > 1) {
            throw new RegionException("has " + named.size() + " regions " + m_text + "; choose one by its number, "
                + listed(named));
        }
        return named;
    }

    private static String listed(final List<Region> regions) {
        final String listed =
            regions.stream().limit(MOST_LISTED).map(Region::toString).collect(Collectors.joining(", "));
        return regions.size() <= MOST_LISTED ? listed : listed + " and " + (regions.size() - MOST_LISTED) + " more";
    }

    private static RegionMask union(final List<RegionMask> regions) throws RegionException {
        final Mask first = regions.get(0).mask();
        final boolean[] inside = first.inside().clone();
        final List<String> remarks = new ArrayList<>(regions.get(0).remarks());
        for (final RegionMask each : regions.subList(1, regions.size())) {
            if (!each.mask().geometry().equals(first.geometry())) {
                throw new RegionException("has regions on different grids, which cannot be taken as one; choose one, "
                    + listed(regions.stream().map(RegionMask::region).toList()));
            }
            each.remarks().stream().filter(remark -> !remarks.contains(remark)).forEach(remarks::add);
            final boolean[] more = each.mask().inside();
            for (int i = 0; i < inside.length; i++) {
                inside[i] |= more[i];
            }
        }
        return new RegionMask(new Region(1, ANY), new Mask(first.geometry(), inside, 1, ANY), List.copyOf(remarks));
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof RegionChoice that && m_text.equals(that.m_text) && m_part == that.m_part;
    }

    @Override
    public int hashCode() {
        return 31 * m_text.hashCode() + m_part.hashCode();
    }

    /** @return the text that {@link #parse} takes for this choice */
    @Override
    public String toString() {
        return m_text;
    }
}
