package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.util.Optional;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;

/** The frames of a segmentation as voxels of a grid. */
final class SegmentFrames {

    private final SegmentationContent m_content;

    private final SegmentPixels m_pixels;

    private final int m_columns;

    private final int m_rows;

    /**
     * @param content of the file
     * @param pixels of the file
     * @throws ImageFormatException if there are fewer pixels than the frames need
     */
    SegmentFrames(final SegmentationContent content, final PixelData pixels) throws IOException {
        m_content = content;
        m_pixels = SegmentPixels.of(content.file(), pixels, content.format(), content.frames().size());
        m_columns = content.format().columns();
        m_rows = content.format().rows();
    }

    /**
     * @param segment number
     * @param grid any grid
     * @return one flag per voxel; nothing if pixels of the segment's frames lie between the voxels, or pixels of the
     *         segment beyond the grid
     */
    Optional<boolean[]> voxels(final int segment, final Geometry grid) throws IOException {
        final boolean[] inside = new boolean[(int)grid.voxels()];
        for (final SegmentFrame frame : m_content.frames()) {
            if (frame.mayShow(segment)) {
                final Optional<FrameFit> fit = FrameFit.of(frame.plane(), m_columns, m_rows, grid);
                if (fit.isEmpty() || !mark(segment, m_pixels.frame(frame.index()), fit.get(), grid, inside)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(inside);
    }

    private boolean mark(final int segment, final char[] samples, final FrameFit fit, final Geometry grid,
        final boolean[] inside) {
        int pixel = 0;
        for (int row = 0; row < m_rows; row++) {
            for (int column = 0; column < m_columns; column++, pixel++) {
                if (m_content.isInside(segment, samples[pixel])) {
                    final int voxel = fit.voxel(column, row, grid);
                    if (voxel < 0) {
                        return false;
                    }
                    inside[voxel] = true;
                }
            }
        }
        return true;
    }

    /**
     * @return the grid that the frames of all segments span
     * @throws ImageFormatException if they span none, or one that memory does not hold
     */
    Geometry grid() throws ImageFormatException {
        final FrameGrid frames = new FrameGrid(m_content.frames().stream().map(SegmentFrame::plane).toList());
        final double spacing = frames.isOnePlane() ? thickness() : frames.sliceSpacing(m_content.sliceSpacing())
            .orElseThrow(() -> problem("lies between the voxels of the image, and its frames are not evenly spaced; "
                + "have it exported again"));
        final double slices = frames.slices(spacing);
        final double voxels = slices * m_columns * m_rows;
        if (voxels > Integer.MAX_VALUE - 8 || voxels > Runtime.getRuntime().maxMemory()) {
            throw problem(String.format("spans %.0f slices of %d x %d voxels, more than can be held; crop it", slices,
                m_columns, m_rows));
        }
        final FramePlane lowest = frames.lowest();
        final double[] o = lowest.orientation();
        final double[] n = lowest.normal();
        return new Geometry(new int[]{m_columns, m_rows, (int)slices},
            new double[]{lowest.columnSpacing(), lowest.rowSpacing(), spacing}, lowest.position(),
            new double[]{o[0], o[3], n[0], o[1], o[4], n[1], o[2], o[5], n[2]});
    }

    /** Of the only slice: what the file states as distance of slices, or else as their thickness. */
    private double thickness() throws ImageFormatException {
        final double thickness =
            Double.isNaN(m_content.sliceSpacing()) ? m_content.sliceThickness() : m_content.sliceSpacing();
        if (Double.isNaN(thickness)) {
            throw problem("lies between the voxels of the image and does not say how thick its only slice is; have it "
                + "exported again");
        }
        return thickness;
    }

    private ImageFormatException problem(final String clause) {
        return new ImageFormatException(m_content.file(), clause);
    }
}
