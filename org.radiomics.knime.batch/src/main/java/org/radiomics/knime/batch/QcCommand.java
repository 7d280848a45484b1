package org.radiomics.knime.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.radiomics.knime.feature.CohortExtractor;
import org.radiomics.knime.feature.Settings;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.cohort.Manifest;
import org.radiomics.knime.feature.cohort.ManifestException;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.MidSlice;
import org.radiomics.knime.feature.quality.CaseQuality;
import org.radiomics.knime.feature.quality.QualityCase;
import org.radiomics.knime.feature.quality.QualityFlags;
import org.radiomics.knime.feature.quality.QualityLimits;
import org.radiomics.knime.feature.quality.QualityMeasurement;
import org.radiomics.knime.feature.region.RegionMask;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks the quality of the images and regions of a manifest and writes a table, a page and a contact sheet. */
@Command(name = "qc", mixinStandardHelpOptions = true,
    description = "Checks images and regions of a manifest: a table, a page with every case and a contact sheet.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every case was checked", "2:bad arguments or manifest",
        "4:cases could not be read, or files could not be written"})
final class QcCommand implements Callable<Integer> {

    private static final int PIXELS = 240;

    @Spec
    private CommandSpec m_spec;

    @Option(names = "--manifest", paramLabel = "FILE.csv", required = true,
        description = "columns patient, sequence, reading (optional), image, series (optional), mask, label (optional)")
    private Path m_manifest;

    @Option(names = "--out", paramLabel = "DIR", required = true,
        description = "where qc.csv, gallery.html and contact-sheet.png go")
    private Path m_out;

    @Option(names = "--jobs", paramLabel = "N", description = "cases at a time (default: one per processor)")
    private int m_jobs = Runtime.getRuntime().availableProcessors();

    /** What became of a case: its regions, or a sentence. */
    private record Checked(List<QualityCase> regions, String fault) {
    }

    @Override
    public Integer call() throws Exception {
        if (m_jobs < 1) {
            throw new ParameterException(m_spec.commandLine(), "--jobs is " + m_jobs + "; it must be at least 1.");
        }
        final List<ImageCase> cases;
        try {
            cases = Manifest.read(m_manifest);
        } catch (final ManifestException wrong) {
            throw new Failure(ExitCode.ARGUMENTS, wrong.getMessage(), wrong);
        }
        Destination.checkFolder(m_out);
        final List<QualityCase> measured = new ArrayList<>();
        final List<String> failures = new ArrayList<>();
        for (final Checked checked : check(cases)) {
            measured.addAll(checked.regions());
            if (checked.fault() != null) {
                failures.add(checked.fault());
            }
        }
        failures.forEach(m_spec.commandLine().getErr()::println);
        if (measured.isEmpty()) {
            m_spec.commandLine().getOut().println("0 of " + cases.size() + " cases were checked; nothing was written.");
            return ExitCode.EXECUTION;
        }
        final List<List<String>> flags =
            QualityFlags.of(measured.stream().map(QualityCase::quality).toList(), QualityLimits.withDefaults());
        final List<QualityCase> flagged = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            flagged.add(new QualityCase(measured.get(i).quality(), flags.get(i), measured.get(i).picture()));
        }
        Files.createDirectories(m_out);
        new QualityFiles(m_out).write(flagged, failures);
        m_spec.commandLine().getOut().println(cases.size() - failures.size() + " of " + cases.size()
            + " cases were checked, " + flags.stream().filter(f -> !f.isEmpty()).count() + " have flags: "
            + m_out.resolve(QualityFiles.PAGE) + ".");
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.EXECUTION;
    }

    private List<Checked> check(final List<ImageCase> cases) throws ExecutionException, InterruptedException {
        final ExecutorService executor = Executors.newFixedThreadPool(m_jobs);
        final TerminalProgress progress = new TerminalProgress("qc");
        final AtomicInteger done = new AtomicInteger();
        try (Interruption interruption = new Interruption(progress::cancel); progress) {
            final List<Future<Checked>> running = new ArrayList<>();
            for (final ImageCase imageCase : cases) {
                running.add(executor.submit(() -> {
                    progress.checkCancelled();
                    final Checked checked = check(imageCase);
                    progress.progress((double)done.incrementAndGet() / cases.size(), imageCase.name());
                    return checked;
                }));
            }
            final List<Checked> checked = new ArrayList<>();
            for (final Future<Checked> one : running) {
                checked.add(one.get());
            }
            return checked;
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw e;
        } finally {
            executor.shutdownNow();
        }
    }

    private static Checked check(final ImageCase imageCase) {
        final String row = "Row " + imageCase.row() + " (" + imageCase.name() + ") was not checked: ";
        try {
            final CohortExtractor.Read read = CohortExtractor.read(imageCase, Settings.DEFAULTS);
            final List<QualityCase> regions = new ArrayList<>();
            for (final RegionMask region : read.regions()) {
                final String reading = read.regions().size() == 1 ? imageCase.reading()
                    : (imageCase.reading() + " " + region.region()).strip();
                final CaseQuality quality = QualityMeasurement.of(imageCase.patient(), imageCase.sequence(), reading,
                    read.image(), region.mask());
                regions.add(
                    new QualityCase(quality, List.of(), MidSlice.png(read.image(), region.mask(), PIXELS)));
            }
            return new Checked(regions, null);
        } catch (final ImageFormatException | IllegalArgumentException e) {
            return new Checked(List.of(), row + e.getMessage());
        } catch (final OutOfMemoryError e) {
            return new Checked(List.of(),
                row + "there is not enough memory; run fewer jobs at once, or set RADIOMICS_HEAP "
                + "to more than it is.");
        }
    }
}
