package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Volume;

/** Oracle: the NIfTI files that others made of the same series. */
class DicomImagesReferenceTest {

    @ParameterizedTest
    @CsvSource({"dicom/STS_002_MR_T1/image, sts/STS_002/MR_T1_image.nii.gz",
        "ibsi1/ct_phantom/dicom, ibsi1/ct_phantom/image.nii.gz"})
    void seriesHasTheGridAndTheIntensitiesOfItsNifti(final String series, final String nifti) throws IOException {
        final Path data = Path.of(System.getProperty("shared.data"));
        Assumptions.assumeTrue(Files.isDirectory(data.resolve(series)), () -> "no test data in " + data);
        final Volume actual = Images.read(data.resolve(series));
        final Volume expected = Images.read(data.resolve(nifti));
        assertThat(actual.geometry().difference(expected.geometry(), 1e-5)).isEmpty();
        // compared as a whole: looking for each of millions of voxels takes minutes
        assertThat(Arrays.mismatch(actual.voxels(), expected.voxels())).as("first voxel that differs").isEqualTo(-1);
    }
}
