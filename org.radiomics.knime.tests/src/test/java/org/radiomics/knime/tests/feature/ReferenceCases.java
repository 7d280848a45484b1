package org.radiomics.knime.tests.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The cases, parameter files and expected features of PyRadiomics 3.1.0 beside the checkout. */
final class ReferenceCases {

    private static final String AS_DOUBLES = "_castFloat64";

    private ReferenceCases() {
    }

    static Path data() {
        final Path folder = Path.of(System.getProperty("shared.data"));
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no test data in " + folder);
        return folder;
    }

    static Path parameters(final String name) {
        return data().resolve("pyradiomics/params").resolve(name + ".yaml");
    }

    /** A case's image, converted to 64-bit floats if the name says so. */
    static Volume image(final String name) throws IOException {
        if (name.endsWith(AS_DOUBLES)) {
            final Volume image = image(name.substring(0, name.length() - AS_DOUBLES.length()));
            return new Volume(image.geometry(), VoxelType.FLOAT64, image.voxels());
        }
        if (name.startsWith("STS_")) {
            return Images.read(data().resolve("sts").resolve(name.substring(0, 7)).resolve("MR_T1_image.nii.gz"));
        }
        if (name.equals("ibsi1_digital_phantom")) {
            return Images.read(data().resolve("ibsi1/digital_phantom/image.nii.gz"));
        }
        return Images.read(data().resolve("pyradiomics").resolve(name.replaceFirst("_slice.*", "") + "_image.nrrd"));
    }

    static Mask mask(final String name) throws IOException {
        if (name.startsWith("STS_")) {
            return Images.readMask(data().resolve("sts").resolve(name.substring(0, 7)).resolve("MR_T1_mask.nii.gz"), 1);
        }
        if (name.equals("ibsi1_digital_phantom")) {
            return Images.readMask(data().resolve("ibsi1/digital_phantom/mask.nii.gz"), 1);
        }
        final String file = name.replaceFirst("(_slice.*)?$", "_label$1.nrrd");
        return Images.readMask(data().resolve("pyradiomics").resolve(file), 1);
    }

    /** Features by name, in PyRadiomics' order. */
    static Map<String, Double> expected(final String name, final String parameters) throws IOException {
        final Path file = data().resolve("pyradiomics/expected").resolve(name + "__" + parameters + ".csv");
        final Map<String, Double> features = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (final NamedCsvRecord row : rows) {
                features.put(row.getField("feature"), Double.parseDouble(row.getField("value")));
            }
        }
        return features;
    }
}
