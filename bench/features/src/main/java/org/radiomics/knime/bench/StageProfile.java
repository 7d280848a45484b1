package org.radiomics.knime.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

import org.radiomics.knime.feature.ExtractionException;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.ProfileException;
import org.radiomics.knime.feature.Setting;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.ImagePair;

/**
 * Says where the time of a warm extraction goes, stage by stage. Flight Recorder samples the working thread's stack; a
 * sample belongs to the stage whose class is found first from the outermost frame on.
 */
public final class StageProfile {

    private static final String ROOT = "org.radiomics.knime.feature.";

    private static final List<String> STAGES = List.of("image.ImagePair", "PreparedCase", "filter.", "family.Region",
        "family.FixedBin", "family.Shape", "family.FirstOrder", "family.Glcm", "family.Gldm", "family.Glrlm",
        "family.Glszm", "family.Ngtdm");

    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private static final Duration SAMPLED = Duration.ofSeconds(10);

    private static final Duration PERIOD = Duration.ofMillis(2);

    private final FeatureExtractor m_extractor;

    private final Path m_image;

    private final Path m_mask;

    private final List<Double> m_milliseconds = new ArrayList<>();

    private StageProfile(final FeatureExtractor extractor, final Path image, final Path mask) {
        m_extractor = extractor;
        m_image = image;
        m_mask = mask;
    }

    /**
     * Prints one table per case.
     *
     * @param arguments a parameter file of PyRadiomics, then image and mask of each case
     * @throws IOException if the recording cannot be read
     * @throws ProfileException if the parameter file cannot be used
     * @throws ImageFormatException if an image cannot be used
     * @throws ExtractionException if a region cannot be used
     */
    public static void main(final String[] arguments)
        throws IOException, ProfileException, ImageFormatException, ExtractionException {
        final FeatureExtractor extractor = new FeatureExtractor(ExtractionProfile.fromYaml(Path.of(arguments[0])));
        for (int i = 1; i < arguments.length; i += 2) {
            new StageProfile(extractor, Path.of(arguments[i]), Path.of(arguments[i + 1])).print();
        }
    }

    private void print() throws IOException, ImageFormatException, ExtractionException {
        repeat(WARM_UP);
        m_milliseconds.clear();
        final Map<String, Integer> samples = sample();
        final double total = samples.values().stream().mapToInt(Integer::intValue).sum();
        Collections.sort(m_milliseconds);
        final double median = m_milliseconds.get(m_milliseconds.size() / 2);
        System.out.printf(Locale.ROOT, "%n%s: median %.1f ms, %d samples%n", m_image, median, (int)total);
        samples.forEach((stage, count) -> System.out.printf(Locale.ROOT, "%-28s %5.1f %%  %8.1f ms%n", stage,
            100 * count / total, median * count / total));
    }

    private Map<String, Integer> sample() throws IOException, ImageFormatException, ExtractionException {
        final Path file = Files.createTempFile("stages", ".jfr");
        try (Recording recording = new Recording()) {
            // The second kind are samples inside native methods, such as inflating a compressed file.
            for (final String event : List.of("jdk.ExecutionSample", "jdk.NativeMethodSample")) {
                recording.enable(event).withPeriod(PERIOD);
            }
            recording.start();
            repeat(SAMPLED);
            recording.stop();
            recording.dump(file);
            return count(RecordingFile.readAllEvents(file));
        } finally {
            Files.delete(file);
        }
    }

    private void repeat(final Duration duration) throws ImageFormatException, ExtractionException {
        final long end = System.nanoTime() + duration.toNanos();
        final int label = m_extractor.profile().settings().integer(Setting.LABEL);
        while (System.nanoTime() < end) {
            final long start = System.nanoTime();
            final ImagePair pair = Images.readPair(m_image, m_mask, label, ImagePair.TOLERANCE);
            m_extractor.extract(pair.image(), pair.mask(), Monitor.NONE);
            m_milliseconds.add((System.nanoTime() - start) / 1e6);
        }
    }

    private static Map<String, Integer> count(final List<RecordedEvent> events) {
        final Map<String, Integer> samples = new TreeMap<>();
        for (final RecordedEvent event : events) {
            final List<RecordedFrame> frames = event.getStackTrace().getFrames();
            if (frames.stream().anyMatch(frame -> frame.getMethod().getType().getName().equals(
                StageProfile.class.getName()))) {
                samples.merge(stage(frames), 1, Integer::sum);
            }
        }
        return samples;
    }

    private static String stage(final List<RecordedFrame> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            final String name = frames.get(i).getMethod().getType().getName();
            if (name.startsWith(ROOT)) {
                final String inside = name.substring(ROOT.length());
                if (STAGES.stream().anyMatch(inside::startsWith)) {
                    return inside;
                }
            }
        }
        return "other";
    }
}
