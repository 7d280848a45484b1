package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.region.PlacedRegion;
import org.radiomics.knime.feature.region.Region;

/**
 * The regions of interest of a DICOM RT structure set (RTSTRUCT, PS3.3 A.19), drawn as contours. A contour belongs to
 * the slice of the image that is nearest to it, whatever image it names. A voxel belongs to the region if its centre
 * lies inside an odd number of the contours on its slice, so that inner contours are holes and keyhole contours need no
 * care; a centre exactly on an edge belongs if the inside lies on the edge's side of higher columns or, on an edge
 * along a row, of higher rows. Nothing is interpolated between contours. Immutable.
 */
public final class StructureSet implements DicomRegions {

    private final Path m_file;

    private final SortedMap<Integer, Roi> m_rois;

    private final Optional<SeriesReference> m_series;

    private StructureSet(final Path file, final SortedMap<Integer, Roi> rois, final Optional<SeriesReference> series) {
        m_file = file;
        m_rois = rois;
        m_series = series;
    }

    /**
     * @param file a DICOM file
     * @return its regions; whether their contours are whole shows when they are placed
     * @throws ImageFormatException if the file is damaged or is no RT structure set
     * @throws IOException if the file cannot be read at all
     */
    public static StructureSet read(final Path file) throws IOException {
        return of(DicomFile.read(file).data());
    }

    static StructureSet of(final DataSet data) throws ImageFormatException {
        final Path file = data.file();
        if (!data.text(Tag.SOP_CLASS_UID).equals(SopClass.STRUCTURE_SET)) {
            throw new ImageFormatException(file, "is no RT structure set; choose the file of the contours");
        }
        final SortedMap<Integer, Roi> rois = new TreeMap<>();
        for (final DataSet item : data.items(Tag.STRUCTURE_SET_ROI_SEQUENCE)) {
            final Region region = new Region(item.integer(Tag.ROI_NUMBER), item.text(Tag.ROI_NAME));
            final Roi roi = new Roi(file, region, item.text(Tag.REFERENCED_FRAME_OF_REFERENCE_UID));
            if (rois.put(region.number(), roi) != null) {
                throw new ImageFormatException(file, "gives two regions of interest the number " + region.number()
                    + "; have it exported again");
            }
        }
        for (final DataSet item : data.items(Tag.ROI_CONTOUR_SEQUENCE)) {
            final Roi roi = rois.get(item.integer(Tag.REFERENCED_ROI_NUMBER));
            if (roi != null) {
                roi.add(item.items(Tag.CONTOUR_SEQUENCE));
            }
        }
        return new StructureSet(file, rois, Optional.empty());
    }

    @Override
    public StructureSet on(final SeriesReference series) {
        return new StructureSet(m_file, m_rois, Optional.of(series));
    }

    @Override
    public List<Region> regions() {
        return m_rois.values().stream().map(Roi::region).toList();
    }

    /**
     * {@inheritDoc} Also refused are a region without closed contours, contours that are not parallel to the slices,
     * and a region that lies outside the image as a whole.
     */
    @Override
    public PlacedRegion place(final Region region, final Geometry image) throws ImageFormatException {
        final Roi roi = m_rois.get(region.number());
        if (roi == null) {
            throw new IllegalArgumentException(m_file + " has no region " + region + ".");
        }
        return roi.place(image, m_series);
    }
}
