package org.radiomics.knime.feature.file;

import java.nio.file.Path;
import java.util.Optional;

import org.radiomics.knime.feature.dicom.SeriesReference;
import org.radiomics.knime.feature.image.Volume;

/**
 * An image as read, and what regions may call it.
 *
 * @param path where it was read from
 * @param volume its voxels
 * @param series the identifiers of a DICOM series; empty for other formats
 */
public record OpenImage(Path path, Volume volume, Optional<SeriesReference> series) {
}
