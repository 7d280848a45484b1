package org.radiomics.knime.batch;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.radiomics.knime.feature.phantom.PhantomCohort;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a synthetic cohort. */
@Command(name = "phantom", mixinStandardHelpOptions = true,
    description = "Makes a synthetic cohort of spinal tumours: images, masks, manifest.csv, clinical.csv.")
final class PhantomCommand implements Callable<Integer> {

    @Spec
    private CommandSpec m_spec;

    @Option(names = "--patients", paramLabel = "N", defaultValue = "135", description = "how many (default: 135)")
    private int m_patients;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "the same seed gives the same bytes (default: 1)")
    private long m_seed;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "a folder that is made for them")
    private Path m_out;

    @Override
    public Integer call() throws Exception {
        final PhantomCohort cohort = cohort();
        Destination.checkFolder(m_out);
        final ExecutorService executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        final TerminalProgress progress = new TerminalProgress("phantom");
        try (Interruption interruption = new Interruption(progress::cancel); progress) {
            final PhantomCohort.Result result = cohort.generate(m_out, progress, executor);
            progress.close();
            m_spec.commandLine().getOut().println("Manifest: " + result.manifest());
            m_spec.commandLine().getOut().println("Clinical data: " + result.clinical());
        } finally {
            executor.shutdownNow();
        }
        return ExitCode.DONE;
    }

    private PhantomCohort cohort() {
        try {
            return PhantomCohort.withDefaults().withPatients(m_patients).withSeed(m_seed);
        } catch (final IllegalArgumentException outOfRange) {
            throw new ParameterException(m_spec.commandLine(), outOfRange.getMessage(), outOfRange);
        }
    }
}
