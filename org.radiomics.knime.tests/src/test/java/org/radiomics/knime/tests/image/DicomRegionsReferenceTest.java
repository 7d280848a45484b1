package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.dicom.DicomRegions;
import org.radiomics.knime.feature.dicom.DicomSeries;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.region.PlacedRegion;
import org.radiomics.knime.feature.region.Region;

/** Real structure sets give the voxels of the masks published beside them, a real segmentation its pattern. */
class DicomRegionsReferenceTest {

    /** Positions in NIfTI files are 32-bit floats. */
    private static final double FLOATS = 1e-3;

    private static Path data(final String folder) {
        final Path data = Path.of(System.getProperty("shared.data"), folder);
        Assumptions.assumeTrue(Files.isDirectory(data), () -> "no test data in " + data);
        return data;
    }

    private static PlacedRegion placed(final Path images, final Path regions, final Region region) throws IOException {
        final DicomSeries series = DicomSeries.find(images, "");
        final DicomRegions set = DicomRegions.read(regions).on(series.reference());
        assertThat(set.regions()).containsExactly(region);
        return set.place(region, series.read().geometry());
    }

    private static void assertVoxels(final Mask found, final Path mask) throws IOException {
        final Mask expected = Images.readMask(mask, 1);
        assertThat(expected.geometry().difference(found.geometry(), FLOATS)).isEmpty();
        assertThat(expected.isEmpty()).isFalse();
        assertThat(Arrays.equals(found.inside(), expected.inside())).as("the voxels of %s", mask).isTrue();
    }

    @Test
    void contoursThatNameUnknownImagesGiveTheMaskOfTheSarcoma() throws IOException {
        final Path folder = data("dicom").resolve("STS_002_MR_T1");
        final Path file = folder.resolve("rtstruct.dcm");
        final PlacedRegion placed = placed(folder.resolve("image"), file, new Region(1, "GTV_Mass_MR_T1"));
        assertVoxels(placed.mask(), data("sts").resolve("STS_002").resolve("MR_T1_mask.nii.gz"));
        assertThat(placed.remarks()).containsExactly(file + ": the region 1 (GTV_Mass_MR_T1) has 16 of 16 contours "
            + "that name images which are not in the series; they were matched with slices by position.");
    }

    @Test
    void contoursThatNameNoImageGiveTheMaskOfTheCtPhantom() throws IOException {
        final Path folder = data("ibsi1").resolve("ct_phantom");
        final Path file = folder.resolve("dicom").resolve("DCM_RS_00060.dcm");
        final PlacedRegion placed = placed(folder.resolve("dicom"), file, new Region(1, "GTV-1"));
        assertVoxels(placed.mask(), folder.resolve("mask.nii.gz"));
        assertThat(placed.remarks()).containsExactly(file + ": the region 1 (GTV-1) has 26 of 26 contours that name no "
            + "image; they were matched with slices by position.");
    }

    @Test
    void segmentationGivesARoundRegionInTheMiddleAndTheCornersOfEverySlice() throws IOException {
        final Path folder = data("dicom").resolve("seg_sample");
        final PlacedRegion placed = placed(folder, folder.resolve("mask.dcm"), new Region(1, "Liver"));
        assertThat(placed.remarks()).isEmpty();
        final Mask mask = placed.mask();
        final Geometry grid = mask.geometry();
        assertThat(grid.size()).containsExactly(23, 38, 3);
        int round = 0;
        for (int z = 0; z < 3; z++) {
            for (int y = 0; y < 38; y++) {
                for (int x = 0; x < 23; x++) {
                    final boolean inside = mask.inside()[grid.index(x, y, z)];
                    final boolean corner = (x == 0 || x == 22) && (y == 0 || y == 37);
                    final boolean mayBeRound = z == 1 && y < 20 && x > 3;
                    assertThat(inside).as("voxel (%d, %d, %d)", x, y, z).isIn(corner ? List.of(true)
                        : mayBeRound ? List.of(true, false) : List.of(false));
                    round += inside && !corner ? 1 : 0;
                }
            }
        }
        // As highdicom 0.28 reads it.
        assertThat(round).isEqualTo(310);
        for (final int[] centre : new int[][]{{13, 10}, {4, 10}, {22, 10}, {14, 1}, {14, 19}}) {
            assertThat(mask.inside()[grid.index(centre[0], centre[1], 1)]).isTrue();
        }
    }
}
