package org.radiomics.knime.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringJoiner;

import com.sun.management.OperatingSystemMXBean;

import org.radiomics.knime.feature.ExtractionException;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.ProfileException;
import org.radiomics.knime.feature.Setting;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.ImagePair;

/**
 * Reads and extracts the cases that it is told on its standard input, one a line (image, tab, mask), on one thread, and
 * answers each with a line of JSON: wall seconds, processor seconds of the whole process, features. The counterpart of
 * peer_worker.py.
 */
public final class CaseWorker {

    private static final double NANOS = 1e9;

    private final FeatureExtractor m_extractor;

    private CaseWorker(final ExtractionProfile profile) {
        m_extractor = new FeatureExtractor(profile);
    }

    /**
     * Works until the standard input ends.
     *
     * @param arguments a parameter file of PyRadiomics
     * @throws IOException if the standard input cannot be read
     * @throws ProfileException if the parameter file cannot be used
     * @throws ImageFormatException if an image cannot be used
     * @throws ExtractionException if a region cannot be used
     */
    public static void main(final String[] arguments)
        throws IOException, ProfileException, ImageFormatException, ExtractionException {
        final CaseWorker worker = new CaseWorker(ExtractionProfile.fromYaml(Path.of(arguments[0])));
        final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            final String[] files = line.split("\t");
            System.out.println(worker.work(Path.of(files[0]), Path.of(files[1])));
        }
    }

    private String work(final Path image, final Path mask) throws ImageFormatException, ExtractionException {
        final OperatingSystemMXBean system =
            (OperatingSystemMXBean)ManagementFactory.getOperatingSystemMXBean();
        final long processor = system.getProcessCpuTime();
        final long start = System.nanoTime();
        final FeatureVector features = extract(image, mask);
        final double wall = (System.nanoTime() - start) / NANOS;
        final double used = (system.getProcessCpuTime() - processor) / NANOS;
        return "{\"wall\": " + wall + ", \"cpu\": " + used + ", \"features\": " + json(features) + "}";
    }

    private FeatureVector extract(final Path image, final Path mask) throws ImageFormatException, ExtractionException {
        final int label = m_extractor.profile().settings().integer(Setting.LABEL);
        final ImagePair pair = Images.readPair(image, mask, label, ImagePair.TOLERANCE);
        return m_extractor.extract(pair.image(), pair.mask(), Monitor.NONE);
    }

    private static String json(final FeatureVector features) {
        final StringJoiner members = new StringJoiner(", ", "{", "}");
        final double[] values = features.values();
        for (int i = 0; i < values.length; i++) {
            members.add("\"" + features.names().get(i) + "\": " + values[i]);
        }
        return members.toString();
    }
}
