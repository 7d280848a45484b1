package org.radiomics.knime.feature.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.region.PlacedRegion;
import org.radiomics.knime.feature.region.Region;

/** A region of interest of a structure set (PS3.3 C.8.8.5, C.8.8.6). */
final class Roi {

    /** How far, in slices, the points of a contour may lie apart across the slices: they are written rounded. */
    private static final double FLAT = 0.25;

    private final Path m_file;

    private final Region m_region;

    private final String m_frameOfReference;

    /** Items of the Contour Sequence. */
    private final List<DataSet> m_contours = new ArrayList<>();

    /**
     * @param file for messages
     * @param region its number and name
     * @param frameOfReference UID of the frame in which its points are given; empty if it does not say
     */
    Roi(final Path file, final Region region, final String frameOfReference) {
        m_file = file;
        m_region = region;
        m_frameOfReference = frameOfReference;
    }

    /** @param contours items of the Contour Sequence */
    void add(final List<DataSet> contours) {
        m_contours.addAll(contours);
    }

    Region region() {
        return m_region;
    }

    /** See {@link StructureSet#place}. */
    PlacedRegion place(final Geometry image, final Optional<SeriesReference> series) throws ImageFormatException {
        final Optional<String> elsewhere = series.flatMap(images -> images.excludes(m_frameOfReference));
        if (elsewhere.isPresent()) {
            throw problem(elsewhere.get());
        }
        final List<Contour> contours = new ArrayList<>();
        for (final DataSet item : m_contours) {
            contours.add(contour(item));
        }
        final List<Contour> closed = contours.stream().filter(Contour::isClosed).toList();
        if (closed.isEmpty()) {
            throw problem(contours.isEmpty() ? "has no contours; draw it or choose another region"
                : "has no closed contours but " + skipped(contours) + "; draw it or choose another region");
        }
        final ContourStack stack = new ContourStack(image);
        for (final Contour contour : closed) {
            stack.add(flat(contour, image));
        }
        if (stack.isEmpty()) {
            throw problem("lies outside the image; choose the image it was drawn on");
        }
        final Mask mask = new Mask(image, stack.fill(), m_region.number(), name());
        final List<String> remarks = new ArrayList<>(stack.remarks());
        if (closed.size() < contours.size()) {
            remarks.add("has " + skipped(contours) + " besides its closed contours, which enclose nothing and are left "
                + "out");
        }
        remarkOnImages(closed, series, remarks);
        return new PlacedRegion(mask,
            remarks.stream().map(remark -> m_file + ": " + subject() + remark + ".").toList());
    }

    private Contour contour(final DataSet item) throws ImageFormatException {
        final List<String> images = new ArrayList<>();
        for (final DataSet image : item.items(Tag.CONTOUR_IMAGE_SEQUENCE)) {
            images.add(image.text(Tag.REFERENCED_SOP_INSTANCE_UID));
        }
        final double[] points = item.numbers(Tag.CONTOUR_DATA);
        if (points.length % 3 != 0 || Arrays.stream(points).anyMatch(coordinate -> !Double.isFinite(coordinate))) {
            throw problem("has a contour whose points are not three finite numbers each; it is damaged, have it "
                + "exported again");
        }
        return new Contour(item.text(Tag.CONTOUR_GEOMETRIC_TYPE), points, images);
    }

    private SliceContour flat(final Contour contour, final Geometry image) throws ImageFormatException {
        final SliceContour placed = new SliceContour(contour.points(), image);
        if (placed.depth() > FLAT) {
            throw problem(String.format(Locale.ROOT, "has a contour that is not parallel to the slices of the image "
                + "(its points lie up to %.2f slices apart); choose the image it was drawn on", placed.depth()));
        }
        return placed;
    }

    private static String skipped(final List<Contour> contours) {
        final SortedMap<String, Long> kinds = contours.stream().filter(contour -> !contour.isClosed())
            .collect(Collectors.groupingBy(Contour::kind, TreeMap::new, Collectors.counting()));
        return kinds.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
    }

    private static void remarkOnImages(final List<Contour> contours, final Optional<SeriesReference> series,
        final List<String> remarks) {
        final long unnamed = contours.stream().filter(contour -> contour.images().isEmpty()).count();
        if (unnamed > 0) {
            remarks.add("has " + unnamed + " of " + contours.size()
                + " contours that name no image; they were matched with slices by position");
        }
        if (series.isPresent()) {
            final Set<String> known = series.get().instances();
            final long strange = contours.stream()
                .filter(contour -> !contour.images().isEmpty() && contour.images().stream().noneMatch(known::contains))
                .count();
            if (strange > 0) {
                remarks.add("has " + strange + " of " + contours.size() + " contours that name images which are not in "
                    + "the series; they were matched with slices by position");
            }
        }
    }

    private String name() {
        return m_region.name().isEmpty() ? m_file.getFileName().toString() : m_region.name();
    }

    private String subject() {
        return "the region " + m_region + " ";
    }

    private ImageFormatException problem(final String clause) {
        return new ImageFormatException(m_file, subject() + clause);
    }
}
