package org.radiomics.knime.tests.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The cases, parameter files and expected features of PyRadiomics 3.1.0 beside the checkout. */
public final class ReferenceCases {

    private static final String AS_DOUBLES = "_castFloat64";

    private ReferenceCases() {
    }

    /** The folder of data; tests are skipped where it is absent. */
    public static Path data() {
        final Path folder = Path.of(System.getProperty("shared.data"));
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no test data in " + folder);
        return folder;
    }

    /** A parameter file. */
    public static Path parameters(final String name) {
        return data().resolve("pyradiomics/params").resolve(name + ".yaml");
    }

    /** A case's image, converted to 64-bit floats if the name says so. */
    static Volume image(final String name) throws IOException {
        final Volume image = Images.read(imageFile(name));
        return isDouble(name) ? new Volume(image.geometry(), VoxelType.FLOAT64, image.voxels()) : image;
    }

    static Mask mask(final String name) throws IOException {
        return Images.readMask(maskFile(name), 1);
    }

    /** Whether the expected features are those of the image as 64-bit floats. */
    public static boolean isDouble(final String name) {
        return name.endsWith(AS_DOUBLES);
    }

    /** A case's image in the type of its file. */
    public static Path imageFile(final String name) {
        if (name.startsWith("STS_")) {
            return data().resolve("sts").resolve(name.substring(0, 7)).resolve("MR_T1_image.nii.gz");
        }
        if (name.equals("ibsi1_digital_phantom")) {
            return data().resolve("ibsi1/digital_phantom/image.nii.gz");
        }
        return data().resolve("pyradiomics").resolve(name.replaceFirst("_slice.*", "") + "_image.nrrd");
    }

    /** A case's mask, whose label is 1. */
    public static Path maskFile(final String name) {
        if (name.startsWith("STS_")) {
            return data().resolve("sts").resolve(name.substring(0, 7)).resolve("MR_T1_mask.nii.gz");
        }
        if (name.equals("ibsi1_digital_phantom")) {
            return data().resolve("ibsi1/digital_phantom/mask.nii.gz");
        }
        return data().resolve("pyradiomics").resolve(name.replaceFirst("(_slice.*)?$", "_label$1.nrrd"));
    }

    /** The cases with expected features, by parameter file. */
    public static SortedMap<String, List<String>> byParameters() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("pyradiomics/expected"))) {
            return files.map(file -> file.getFileName().toString().replace(".csv", "").split("__")).sorted(
                Comparator.comparing(parts -> parts[0])).collect(Collectors.groupingBy(parts -> parts[1], TreeMap::new,
                    Collectors.mapping(parts -> parts[0], Collectors.toList())));
        }
    }

    /** Features by name, in PyRadiomics' order. */
    public static Map<String, Double> expected(final String name, final String parameters) throws IOException {
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
