package org.radiomics.knime.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.radiomics.knime.feature.CohortExtractor;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.FeatureMapExtractor;
import org.radiomics.knime.feature.ProfileException;
import org.radiomics.knime.feature.Setting;
import org.radiomics.knime.feature.cohort.FeatureMapFolder;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.cohort.Manifest;
import org.radiomics.knime.feature.cohort.ManifestException;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.region.RegionChoice;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Extracts features of the cases of a manifest into a CSV file, or feature maps into a folder. */
@Command(name = "extract", mixinStandardHelpOptions = true,
    description = "Extracts features of the cases of a manifest, one row per case, or maps of them.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every case has its row or its maps", "2:bad arguments, manifest or parameters",
        "4:cases failed and have no row or maps, or files could not be written"})
final class ExtractCommand implements Callable<Integer> {

    @Spec
    private CommandSpec m_spec;

    @Option(names = "--manifest", paramLabel = "FILE.csv", required = true,
        description = "columns patient, sequence, reading (optional), image, series (optional), mask, label (optional: "
            + "number, name, any or each)")
    private Path m_manifest;

    @Option(names = "--params", paramLabel = "FILE.yaml", description = "a PyRadiomics parameter file")
    private Path m_params;

    @Option(names = "--out", paramLabel = "FILE.csv", required = true,
        description = "where the features go; with --voxel a folder, which takes the maps")
    private Path m_out;

    @Option(names = "--diagnostics", paramLabel = "FILE.csv",
        description = "where versions, hashes, spacing, sizes, intensities, grey levels, warnings and the reasons of "
            + "NaN go, one row per case and item")
    private Path m_diagnostics;

    @Option(names = "--voxel", description = "computes the features of every voxel's neighbourhood and writes maps, "
        + "<patient>_<sequence>_<feature>.nrrd")
    private boolean m_voxel;

    @Option(names = "--format", paramLabel = "nrrd|nii.gz", description = "of the maps (default: nrrd)")
    private String m_format;

    @Option(names = "--jobs", paramLabel = "N",
        description = "cases at a time, with --voxel threads (default: one per processor)")
    private int m_jobs = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        if (m_jobs < 1) {
            throw new ParameterException(m_spec.commandLine(), "--jobs is " + m_jobs + "; it must be at least 1.");
        }
        final FeatureMapFolder.Format format = format();
        final List<ImageCase> cases = cases();
        final ExtractionProfile profile = forImages(profile(), cases);
        if (m_voxel && m_diagnostics != null) {
            throw new ParameterException(m_spec.commandLine(),
                "--diagnostics describes features of regions; leave it out with --voxel.");
        }
        profile.remarks()
            .forEach(remark -> m_spec.commandLine().getErr().println("radiomics: " + m_params + ": " + remark + "."));
        if (m_voxel) {
            return extractMaps(profile, cases, format);
        }
        final List<String> columns = List.copyOf(cases.get(0).columns().keySet());
        final boolean withRegion = cases.stream().anyMatch(c -> c.regions(RegionChoice.number(1)).isEach());
        check(columns, withRegion, profile.featureNames());
        return extract(cases, columns, withRegion, profile);
    }

    private FeatureMapFolder.Format format() {
        if (m_format != null && !m_voxel) {
            throw new ParameterException(m_spec.commandLine(),
                "--format is that of maps; add --voxel or leave it out.");
        }
        if (m_format == null || m_format.equals("nrrd")) {
            return FeatureMapFolder.Format.NRRD;
        }
        if (m_format.equals("nii.gz")) {
            return FeatureMapFolder.Format.NIFTI;
        }
        throw new ParameterException(m_spec.commandLine(),
            "--format is " + m_format + "; it must be nrrd or nii.gz.");
    }

    private int extractMaps(final ExtractionProfile profile, final List<ImageCase> cases,
        final FeatureMapFolder.Format format) {
        final MapExtraction extraction;
        try {
            extraction = new MapExtraction(new FeatureMapExtractor(profile),
                new FeatureMapFolder(m_out, format, cases), m_spec.commandLine().getErr());
        } catch (final IllegalArgumentException wrong) {
            throw new Failure(ExitCode.ARGUMENTS, wrong.getMessage(), wrong);
        }
        Destination.checkFolder(m_out);
        final ExecutorService executor = Executors.newFixedThreadPool(m_jobs);
        final TerminalProgress progress = new TerminalProgress("extract");
        final int failed;
        try (Interruption interruption = new Interruption(progress::cancel); progress) {
            failed = extraction.extract(cases, executor, progress);
        } finally {
            executor.shutdownNow();
        }
        m_spec.commandLine().getOut().println(cases.size() - failed + " of " + cases.size() + " cases have maps"
            + (failed < cases.size() ? ": " + m_out : "; nothing was written") + ".");
        return failed == 0 ? ExitCode.DONE : ExitCode.EXECUTION;
    }

    private ExtractionProfile profile() {
        try {
            return m_params == null ? ExtractionProfile.pyradiomics() : ExtractionProfile.fromYaml(m_params);
        } catch (final ProfileException wrong) {
            throw new Failure(ExitCode.ARGUMENTS, wrong.getMessage(), wrong);
        }
    }

    /** The first image that can be read decides whether all are planes, which have other features. */
    private static ExtractionProfile forImages(final ExtractionProfile profile, final List<ImageCase> cases) {
        for (final ImageCase imageCase : cases) {
            try {
                return Images.isPlane(imageCase.image()) ? profile.with(Setting.TWO_DIMENSIONAL, true) : profile;
            } catch (final ImageFormatException unreadable) {
                // Its row says so when it is extracted.
                continue;
            }
        }
        return profile;
    }

    private List<ImageCase> cases() {
        try {
            return Manifest.read(m_manifest);
        } catch (final ManifestException wrong) {
            throw new Failure(ExitCode.ARGUMENTS, wrong.getMessage(), wrong);
        }
    }

    private void check(final List<String> columns, final boolean withRegion, final List<String> features) {
        if (withRegion && columns.contains("region")) {
            throw new Failure(ExitCode.ARGUMENTS, m_manifest + ": column \"region\" is where the regions of label "
                + "\"each\" are named; rename it.");
        }
        final List<String> twice = new ArrayList<>(columns);
        twice.retainAll(features);
        if (!twice.isEmpty()) {
            throw new Failure(ExitCode.ARGUMENTS, m_manifest + ": column \"" + twice.get(0)
                + "\" has the name of a feature; rename it.");
        }
        checkDestination(m_out, "features", m_manifest, m_params);
        if (m_diagnostics != null) {
            checkDestination(m_diagnostics, "diagnostics", m_manifest, m_params, m_out);
        }
    }

    private static void checkDestination(final Path file, final String what, final Path... used) {
        Destination.checkFile(file);
        final Path place = file.toAbsolutePath().normalize();
        for (final Path other : used) {
            if (other != null && place.equals(other.toAbsolutePath().normalize())) {
                throw new Failure(ExitCode.ARGUMENTS,
                    file + " has another use in this call, so the " + what + " cannot go there; name another file.");
            }
        }
    }

    private int extract(final List<ImageCase> cases, final List<String> columns, final boolean withRegion,
        final ExtractionProfile profile) throws IOException {
        final AtomicInteger all = new AtomicInteger();
        final List<String> remarks = new ArrayList<>();
        final List<String> failures = new ArrayList<>();
        final ExecutorService executor = Executors.newFixedThreadPool(m_jobs);
        try (FeatureFiles files = new FeatureFiles(m_out, columns, withRegion, profile.featureNames(), m_diagnostics)) {
            final TerminalProgress progress = new TerminalProgress("extract");
            try (Interruption interruption = new Interruption(progress::cancel); progress) {
                new CohortExtractor(new FeatureExtractor(profile))
                    .extract(cases, m_jobs, executor, progress, result -> {
                    all.incrementAndGet();
                    final String row = row(result);
                    result.remarks().forEach(remark -> remarks.add(row + ": " + remark));
                    result.features().ifPresentOrElse(
                        features -> files.write(result.imageCase(), result.region().orElseThrow(), features),
                        () -> failures.add(row + " has no features: " + result.fault().orElseThrow().getMessage()));
                });
            }
            if (failures.size() < all.get()) {
                files.finish();
            }
        } finally {
            executor.shutdownNow();
        }
        remarks.forEach(m_spec.commandLine().getErr()::println);
        failures.forEach(m_spec.commandLine().getErr()::println);
        m_spec.commandLine().getOut().println(all.get() - failures.size() + " of " + all.get()
            + (withRegion ? " regions" : " cases") + " have features"
            + (failures.size() < all.get() ? ": " + m_out : "; nothing was written") + ".");
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.EXECUTION;
    }

    private static String row(final CohortExtractor.Result result) {
        final ImageCase imageCase = result.imageCase();
        final boolean several = imageCase.regions(RegionChoice.number(1)).isEach();
        return "Row " + imageCase.row() + " (" + imageCase.name() + ")"
            + result.region().filter(region -> several).map(region -> " region " + region).orElse("");
    }
}
