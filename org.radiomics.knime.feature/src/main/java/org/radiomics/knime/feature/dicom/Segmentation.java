package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.region.PlacedRegion;
import org.radiomics.knime.feature.region.Region;

/**
 * The segments of a DICOM segmentation (SEG, PS3.3 A.51): binary, fractional (a voxel belongs to the segment if its
 * value is at least half the maximum fractional value) or a label map. Frames may come in any order, empty ones may be
 * left out, segments may overlap. A segment comes on the image's grid if its pixels are voxels of the image, also if
 * the frames are flipped, transposed or fewer than the slices; otherwise, or if it reaches beyond the image, on the
 * grid of its frames. Immutable.
 */
public final class Segmentation implements DicomRegions {

    private final SegmentationContent m_content;

    private final PixelData m_pixels;

    private final Optional<SeriesReference> m_series;

    private Segmentation(final SegmentationContent content, final PixelData pixels,
        final Optional<SeriesReference> series) {
        m_content = content;
        m_pixels = pixels;
        m_series = series;
    }

    /**
     * @param file a DICOM file
     * @return its segments; their pixels are read when they are placed
     * @throws ImageFormatException if the file is damaged or is no segmentation
     * @throws IOException if the file cannot be read at all
     */
    public static Segmentation read(final Path file) throws IOException {
        return of(DicomFile.read(file));
    }

    static Segmentation of(final DicomFile dicom) throws ImageFormatException {
        final SegmentationContent content = new SegmentationReader(dicom.data()).content();
        final PixelData pixels = dicom.pixels().orElseThrow(
            () -> new ImageFormatException(dicom.file(), "has no pixels; it is damaged or not fully copied"));
        return new Segmentation(content, pixels, Optional.empty());
    }

    @Override
    public Segmentation on(final SeriesReference series) {
        return new Segmentation(m_content, m_pixels, Optional.of(series));
    }

    @Override
    public List<Region> regions() {
        return List.copyOf(m_content.segments().values());
    }

    @Override
    public PlacedRegion place(final Region region, final Geometry image) throws ImageFormatException {
        final Region segment = m_content.segments().get(region.number());
        if (segment == null) {
            throw new IllegalArgumentException(m_content.file() + " has no segment " + region + ".");
        }
        final Optional<String> elsewhere = m_series.flatMap(series -> series.excludes(m_content.frameOfReference()));
        if (elsewhere.isPresent()) {
            throw new ImageFormatException(m_content.file(), elsewhere.get());
        }
        try {
            return new PlacedRegion(mask(segment, image), remarks());
        } catch (final ImageFormatException e) {
            throw e;
        } catch (final IOException e) {
            throw new ImageFormatException(m_content.file(),
                "cannot be read (" + e.getMessage() + "); it is damaged, not fully copied or not accessible", e);
        }
    }

    private Mask mask(final Region segment, final Geometry image) throws IOException {
        final SegmentFrames frames = new SegmentFrames(m_content, m_pixels);
        final Optional<boolean[]> onImage = frames.voxels(segment.number(), image);
        final Geometry grid = onImage.isPresent() ? image : frames.grid();
        final boolean[] inside = onImage.isPresent() ? onImage.get() : frames.voxels(segment.number(), grid)
            .orElseThrow(() -> new ImageFormatException(m_content.file(), "lies between the voxels of the image, and "
                + "its frames do not lie one above the other; have it exported again"));
        final String name = segment.name().isEmpty() ? m_content.file().getFileName().toString() : segment.name();
        return new Mask(grid, inside, segment.number(), name);
    }

    private List<String> remarks() {
        final Set<String> images = new HashSet<>(m_content.images());
        final int named = images.size();
        m_series.ifPresentOrElse(series -> images.removeAll(series.instances()), images::clear);
        return images.isEmpty() ? List.of() : List.of(m_content.file() + ": names " + images.size() + " of " + named
            + " images which are not in the series; its frames were matched with slices by position.");
    }
}
