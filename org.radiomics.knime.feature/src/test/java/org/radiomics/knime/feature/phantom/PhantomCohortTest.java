package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.cohort.Manifest;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class PhantomCohortTest {

    private static final PhantomCohort SMALL = PhantomCohort.withDefaults().withPatients(4).withRereadings(1);

    private static final Executor HERE = Runnable::run;

    @TempDir
    private static Path temporary;

    /** The small cohort of seed 1, for the tests that only look. */
    private static Path cohort;

    private static List<ImageCase> cases;

    @BeforeAll
    static void generate() throws IOException {
        cohort = temporary.resolve("looked-at");
        cases = Manifest.read(SMALL.generate(cohort, Monitor.NONE, HERE).manifest());
    }

    private static Map<String, byte[]> contents(final Path folder) throws IOException {
        final Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    @Test
    void sameSeedGivesSameBytesForAnyNumberOfThreads(@TempDir final Path folder) throws IOException {
        final ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            SMALL.generate(folder, Monitor.NONE, threads);
        } finally {
            threads.shutdown();
        }
        assertThat(contents(folder)).containsExactlyEntriesOf(contents(cohort));
    }

    @Test
    void otherSeedGivesOtherPatients(@TempDir final Path folder) throws IOException {
        SMALL.withSeed(2).withPatients(2).generate(folder, Monitor.NONE, HERE);
        assertThat(Files.readAllBytes(folder.resolve("images/P001_T1WI.nii.gz")))
            .isNotEqualTo(Files.readAllBytes(cohort.resolve("images/P001_T1WI.nii.gz")));
        assertThat(Files.readAllLines(folder.resolve("clinical.csv")).get(1))
            .isNotEqualTo(Files.readAllLines(cohort.resolve("clinical.csv")).get(1));
    }

    @Test
    void manifestListsBothSequencesOfEveryPatientAndTheRereadings() throws IOException {
        assertThat(Files.readAllLines(cohort.resolve("manifest.csv")).subList(0, 2)).containsExactly(
            "patient,sequence,reading,image,mask,label",
            firstPatientRow());
        final Map<String, Long> perReading =
            cases.stream().collect(Collectors.groupingBy(ImageCase::reading, Collectors.counting()));
        // 4 patients x 2 sequences; 1 + 1 of them x 2 sequences
        assertThat(perReading).containsOnly(Map.entry("reader1", 8L), Map.entry("reader1_repeat", 4L),
            Map.entry("reader2", 4L));
        assertThat(cases.stream().map(ImageCase::sequence)).containsOnly("T1WI", "FS-T2WI");
        assertThat(cases.stream().map(ImageCase::patient).distinct())
            .containsExactly("P001", "P002", "P003", "P004");
        assertThat(cases).allSatisfy(imageCase -> assertThat(imageCase.image()).exists());
    }

    private static String firstPatientRow() {
        return "P001,T1WI,reader1,images/P001_T1WI.nii.gz,masks/P001_T1WI_reader1.nii.gz,1";
    }

    @Test
    void clinicalTableHasTheStudysColumnsAndLevels() throws IOException {
        final List<String> lines = Files.readAllLines(cohort.resolve("clinical.csv"));
        assertThat(lines.get(0))
            .isEqualTo("patient,diagnosis,gender,age,max_diameter,shape,signal,boundaries,location");
        assertThat(lines.subList(1, lines.size())).hasSize(4).allSatisfy(line -> assertThat(line)
            .matches("P\\d{3},(SSM|SPST),(male|female),\\d\\d,\\d\\.\\d,(regular|irregular),(uniform|uneven),"
                + "(clear|unclear),(cervical|thoracic|lumbar|sacrum)"));
        // 69 / 135 of 4 patients is 2.04
        assertThat(lines.stream().filter(line -> line.contains(",SSM,"))).hasSize(2);
    }

    @Test
    void studyHas135PatientsOfWhom69HaveAMetastasisAnd10OfEachGroupAreReadAgain() {
        final List<Member> members = Member.roster(69, 66, 10, new Draws(1));
        assertThat(PhantomCohort.withDefaults().patients()).isEqualTo(135);
        assertThat(members).hasSize(135).extracting(Member::id).doesNotHaveDuplicates().startsWith("P001")
            .endsWith("P135");
        assertThat(members.stream().filter(member -> member.diagnosis() == Diagnosis.SSM)).hasSize(69);
        assertThat(members.stream().filter(Member::reread).map(Member::diagnosis)
            .collect(Collectors.groupingBy(diagnosis -> diagnosis, Collectors.counting())))
            .containsOnly(Map.entry(Diagnosis.SSM, 10L), Map.entry(Diagnosis.SPST, 10L));
    }

    @Test
    void imagesAreSagittalWithTheStudysSpacing() throws IOException {
        for (final ImageCase imageCase : cases) {
            final Volume image = Images.read(imageCase.image());
            final Geometry geometry = image.geometry();
            final double pixel = imageCase.sequence().equals("T1WI") ? 320.0 / 384 : 1;
            assertThat(image.type()).isEqualTo(VoxelType.INT16);
            assertThat(geometry.spacing(0)).isCloseTo(pixel, within(1e-6));
            assertThat(geometry.spacing(1)).isCloseTo(pixel, within(1e-6));
            assertThat(geometry.spacing(2)).isCloseTo(4, within(1e-6));
            // Rows run to the back (+y), columns to the feet (-z), slices to the right (-x), within a tilt of 20
            // degrees.
            final double[] direction = geometry.direction();
            assertThat(direction[3]).isGreaterThan(Math.cos(Math.toRadians(20)));
            assertThat(direction[7]).isLessThan(-Math.cos(Math.toRadians(20)));
            assertThat(direction[2]).isLessThan(-Math.cos(Math.toRadians(20)));
            assertThat(determinant(direction)).isCloseTo(1, within(1e-5));
        }
    }

    private static double determinant(final double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6])
            + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    @Test
    void masksLieOnTheirImagesGridWellInsideIt() throws IOException {
        for (final ImageCase imageCase : cases) {
            final ImagePair pair = Images.readPair(imageCase.image(), imageCase.mask(), 1, ImagePair.TOLERANCE);
            final Mask mask = pair.mask();
            assertThat(mask.count()).isGreaterThan(60);
            assertThat(mask.lower(0)).isGreaterThan(4);
            assertThat(mask.upper(0)).isLessThan(mask.geometry().size(0) - 5);
            assertThat(mask.lower(1)).isGreaterThan(4);
            assertThat(mask.upper(1)).isLessThan(mask.geometry().size(1) - 5);
            assertThat(Images.read(imageCase.mask()).type()).isEqualTo(VoxelType.UINT8);
        }
    }

    @Test
    void rereadingsDifferFromTheFirstAsReadersDo() throws IOException {
        for (final ImageCase imageCase : cases) {
            if (!imageCase.reading().equals("reader1")) {
                final Path first = cohort.resolve("masks")
                    .resolve(imageCase.patient() + "_" + imageCase.sequence() + "_reader1.nii.gz");
                assertThat(dice(Images.readMask(first, 1), Images.readMask(imageCase.mask(), 1))).isBetween(0.75, 0.98);
            }
        }
    }

    private static double dice(final Mask one, final Mask other) {
        int both = 0;
        for (int i = 0; i < one.inside().length; i++) {
            both += one.inside()[i] && other.inside()[i] ? 1 : 0;
        }
        return 2.0 * both / (one.count() + other.count());
    }

    @Test
    void tumourIsBrighterThanMarrowWithFatSaturationAndDarkerOnT1() throws IOException {
        for (final ImageCase imageCase : cases) {
            final ImagePair pair = Images.readPair(imageCase.image(), imageCase.mask(), 1, ImagePair.TOLERANCE);
            final double[] voxels = pair.image().voxels();
            final double[] tumour = new double[pair.mask().count()];
            int next = 0;
            for (int i = 0; i < voxels.length; i++) {
                if (pair.mask().inside()[i]) {
                    tumour[next++] = voxels[i];
                }
            }
            final double brightest = quantile(voxels, 0.98);
            if (imageCase.sequence().equals("T1WI")) {
                assertThat(quantile(tumour, 0.5)).isLessThan(0.7 * brightest);
            } else {
                assertThat(quantile(tumour, 0.5)).isGreaterThan(1.2 * quantile(voxels, 0.5));
            }
        }
    }

    private static double quantile(final double[] values, final double share) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int)(share * (sorted.length - 1))];
    }

    @Test
    void cohortOfTheStudyStaysUnder150Megabytes() throws IOException {
        long bytes = 0;
        for (final byte[] content : contents(cohort).values()) {
            bytes += content.length;
        }
        assertThat(bytes / 4.0 * 135).isLessThan(150e6);
    }

    @Test
    void noteSaysThatTheCohortIsSynthetic() throws IOException {
        assertThat(Files.readString(cohort.resolve("SYNTHETIC.txt"))).startsWith("This cohort is synthetic")
            .contains("seed 1", "4 patients (2 SSM, 2 SPST)");
    }

    @Test
    void progressRisesToTheWhole(@TempDir final Path folder) throws IOException {
        final double[] last = new double[1];
        SMALL.withPatients(2).generate(folder, new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                assertThat(fraction).isGreaterThan(last[0]);
                last[0] = fraction;
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        }, HERE);
        assertThat(last[0]).isEqualTo(1);
    }

    /** Cancels at the n-th question. */
    private static Monitor cancellingAfter(final int questions) {
        final AtomicInteger asked = new AtomicInteger();
        return new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                // only the cancellation matters
            }

            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > questions;
            }
        };
    }

    @Test
    void cancellationLeavesNothingAndTakesAwayTheFolderItMade(@TempDir final Path parent) throws IOException {
        final Path made = parent.resolve("made");
        assertThatExceptionOfType(CancellationException.class)
            .isThrownBy(() -> SMALL.generate(made, cancellingAfter(9), HERE));
        assertThat(made).doesNotExist();
        final Path existing = Files.createDirectory(parent.resolve("existing"));
        assertThatExceptionOfType(CancellationException.class)
            .isThrownBy(() -> SMALL.generate(existing, cancellingAfter(9), HERE));
        assertThat(existing).isEmptyDirectory();
    }

    @Test
    void cancellationOrFailureKeepsAnEarlierCohort(@TempDir final Path folder) throws IOException {
        final PhantomCohort pair = SMALL.withPatients(2).withRereadings(0);
        pair.generate(folder, Monitor.NONE, HERE);
        final Map<String, byte[]> before = contents(folder);
        assertThatExceptionOfType(CancellationException.class)
            .isThrownBy(() -> pair.withSeed(9).generate(folder, cancellingAfter(4), HERE));
        assertThat(contents(folder)).containsExactlyEntriesOf(before);
        final Executor refusing = task -> {
            throw new IllegalStateException("no threads left");
        };
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> pair.withSeed(9).generate(folder, Monitor.NONE, refusing)).withMessage("no threads left");
        assertThat(contents(folder)).containsExactlyEntriesOf(before);
    }

    @Test
    void laterCohortReplacesAnEarlierOneWhollyIncludingItsExtraPatients(@TempDir final Path folder) throws IOException {
        SMALL.withPatients(3).withRereadings(0).generate(folder, Monitor.NONE, HERE);
        SMALL.withPatients(2).withRereadings(0).generate(folder, Monitor.NONE, HERE);
        final Set<String> files = new HashSet<>(contents(folder).keySet());
        assertThat(files).containsExactlyInAnyOrder("SYNTHETIC.txt", "clinical.csv", "manifest.csv",
            "images/P001_T1WI.nii.gz", "images/P001_FS-T2WI.nii.gz", "images/P002_T1WI.nii.gz",
            "images/P002_FS-T2WI.nii.gz", "masks/P001_T1WI_reader1.nii.gz", "masks/P001_FS-T2WI_reader1.nii.gz",
            "masks/P002_T1WI_reader1.nii.gz", "masks/P002_FS-T2WI_reader1.nii.gz");
    }

    @Test
    void folderWithOtherFilesIsRefusedAndKept(@TempDir final Path folder) throws IOException {
        final Path precious = Files.writeString(folder.resolve("manifest.csv"), "mine");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> SMALL.generate(folder, Monitor.NONE, HERE))
            .withMessageContaining(folder.toString()).withMessageContaining("name an empty or a new folder");
        assertThat(precious).hasContent("mine");
        assertThat(contents(folder)).hasSize(1);
    }

    @Test
    void impossibleSettingsAreRefused() {
        final PhantomCohort defaults = PhantomCohort.withDefaults();
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withPatients(1))
            .withMessageContaining("at least 2");
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withMetastasisShare(1))
            .withMessageContaining("between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withRereadings(-1))
            .withMessageContaining("negative");
    }
}
