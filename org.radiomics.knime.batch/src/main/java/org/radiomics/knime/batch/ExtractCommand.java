package org.radiomics.knime.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.radiomics.knime.feature.ExtractionException;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.ProfileException;
import org.radiomics.knime.feature.Setting;
import org.radiomics.knime.feature.Settings;
import org.radiomics.knime.feature.cohort.FeatureTableWriter;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.cohort.Manifest;
import org.radiomics.knime.feature.cohort.ManifestException;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.ImagePair;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Extracts features of the cases of a manifest into a CSV file. */
@Command(name = "extract", mixinStandardHelpOptions = true,
    description = "Extracts features of the cases of a manifest, one row per case.", exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every case has its row", "2:bad arguments, manifest or parameters",
        "4:cases failed and have no row, or the file could not be written"})
final class ExtractCommand implements Callable<Integer> {

    @Spec
    private CommandSpec m_spec;

    @Option(names = "--manifest", paramLabel = "FILE.csv", required = true,
        description = "columns patient, sequence, reading (optional), image, mask, label (optional)")
    private Path m_manifest;

    @Option(names = "--params", paramLabel = "FILE.yaml", description = "a PyRadiomics parameter file")
    private Path m_params;

    @Option(names = "--out", paramLabel = "FILE.csv", required = true, description = "where the features go")
    private Path m_out;

    @Option(names = "--jobs", paramLabel = "N", description = "cases at a time (default: one per processor)")
    private int m_jobs = Runtime.getRuntime().availableProcessors();

    /** A case with its features, or with the reason why it has none. */
    private record Outcome(ImageCase imageCase, FeatureVector features, String failure) {
    }

    @Override
    public Integer call() throws Exception {
        if (m_jobs < 1) {
            throw new ParameterException(m_spec.commandLine(), "--jobs is " + m_jobs + "; it must be at least 1.");
        }
        final FeatureExtractor extractor = new FeatureExtractor(profile());
        final List<ImageCase> cases = cases();
        final ExecutorService executor = Executors.newFixedThreadPool(m_jobs);
        try {
            return extract(cases, extractor, executor);
        } finally {
            executor.shutdownNow();
        }
    }

    private ExtractionProfile profile() {
        try {
            return m_params == null ? ExtractionProfile.pyradiomics() : ExtractionProfile.fromYaml(m_params);
        } catch (final ProfileException wrong) {
            throw new Failure(ExitCode.ARGUMENTS, wrong.getMessage(), wrong);
        }
    }

    private List<ImageCase> cases() {
        try {
            return Manifest.read(m_manifest);
        } catch (final ManifestException wrong) {
            throw new Failure(ExitCode.ARGUMENTS, wrong.getMessage(), wrong);
        }
    }

    /** Writes rows in the order of the manifest while later cases are at work. */
    private int extract(final List<ImageCase> cases, final FeatureExtractor extractor, final ExecutorService executor)
        throws IOException, InterruptedException, ExecutionException {
        final List<Future<Outcome>> outcomes = new ArrayList<>();
        cases.forEach(imageCase -> outcomes.add(executor.submit(() -> extract(imageCase, extractor))));
        int done = 0;
        int failed = 0;
        try (TerminalProgress progress = new TerminalProgress("extract");
                FeatureTableWriter table = new FeatureTableWriter(m_out, List.copyOf(cases.get(0).columns().keySet()),
                    extractor.profile().featureNames())) {
            for (final Future<Outcome> future : outcomes) {
                final Outcome outcome = future.get();
                progress.progress((double)++done / cases.size(), done + " of " + cases.size());
                if (outcome.features() == null) {
                    failed++;
                    m_spec.commandLine().getErr()
                        .println("Row " + outcome.imageCase().row() + " has no features: " + outcome.failure());
                } else {
                    table.write(List.copyOf(outcome.imageCase().columns().values()), outcome.features().values());
                }
            }
            if (failed < done) {
                table.finish();
            }
        }
        m_spec.commandLine().getOut().println(done - failed + " of " + done + " cases have features"
            + (failed < done ? ": " + m_out : "; nothing was written") + ".");
        return failed == 0 ? ExitCode.DONE : ExitCode.EXECUTION;
    }

    private static Outcome extract(final ImageCase imageCase, final FeatureExtractor extractor) {
        try {
            final Settings settings = extractor.profile().settings();
            final int label = imageCase.label().orElse(settings.integer(Setting.LABEL));
            final double tolerance = settings.has(Setting.GEOMETRY_TOLERANCE)
                ? settings.number(Setting.GEOMETRY_TOLERANCE) : ImagePair.TOLERANCE;
            final ImagePair pair = ImagePair.read(imageCase.image(), imageCase.mask(), label, tolerance);
            return new Outcome(imageCase, extractor.extract(pair.image(), pair.mask(), Monitor.NONE), "");
        } catch (final ImageFormatException | ExtractionException failure) {
            return new Outcome(imageCase, null, failure.getMessage());
        }
    }
}
