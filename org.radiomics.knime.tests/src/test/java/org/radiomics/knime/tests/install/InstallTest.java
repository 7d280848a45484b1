package org.radiomics.knime.tests.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs the update site as KNIME does, into an empty profile whose KNIME is the stand-in. */
class InstallTest {

    private static final String BRIDGE = "org.radiomics.knime.features.knip.feature.group";

    private static P2Tools tools;

    @BeforeAll
    static void findTools() throws IOException {
        tools = P2Tools.ofThisBuild();
    }

    @Test
    void theSiteHoldsOurBundlesAndFeaturesAndNothingElse() throws IOException {
        assertThat(names(P2Tools.site().resolve("plugins"))).containsExactlyInAnyOrder(
            "org.radiomics.knime.feature_0.1.0.jar", "org.radiomics.knime.knip_0.1.0.jar",
            "org.radiomics.knime.nodes_0.1.0.jar", "org.radiomics.knime.stats_0.1.0.jar");
        assertThat(names(P2Tools.site().resolve("features"))).containsExactlyInAnyOrder(
            "org.radiomics.knime.features.nodes_0.1.0.jar", "org.radiomics.knime.features.knip_0.1.0.jar");
        assertThat(Files.size(P2Tools.zip())).isLessThan(15_000_000);
    }

    @Test
    void installsFromTheZipIntoAnEmptyProfileAndLoads(@TempDir final Path folder) throws Exception {
        PretendedKnime.publish(tools, "5.4.0", folder);
        final Path profile = folder.resolve("profile with späces");
        final P2Tools.Run run = tools.install(PretendedKnime.FEATURE,
            PretendedKnime.with(P2Tools.archive(), folder), profile, folder);
        System.out.println(run.log());
        assertThat(run.exit()).as(run.log()).isZero();
        assertThat(names(profile.resolve("features"))).contains("org.radiomics.knime.features.nodes_0.1.0");
        try (InstalledBundles installed = InstalledBundles.start(profile, folder.resolve("framework"))) {
            installed.check("org.radiomics.knime.feature", "org.radiomics.knime.stats", "org.radiomics.knime.nodes");
        }
    }

    @Test
    void theNodesAloneDoNotBringKnipWithThem(@TempDir final Path folder) throws Exception {
        PretendedKnime.publish(tools, "5.4.0", folder);
        PretendedKnip.publish(tools, folder);
        final Path profile = folder.resolve("profile");
        assertThat(tools.install(PretendedKnime.FEATURE, withKnip(folder), profile, folder).exit()).isZero();
        assertThat(names(profile.resolve("plugins"))).noneMatch(name -> name.matches(".*(knip|imglib2|imagej).*"));
        assertThat(names(profile.resolve("features"))).noneMatch(name -> name.contains("knip"));
    }

    @Test
    void theBridgeInstallsWhereKnipIsAndLoads(@TempDir final Path folder) throws Exception {
        PretendedKnime.publish(tools, "5.4.0", folder);
        PretendedKnip.publish(tools, folder);
        final Path profile = folder.resolve("profile");
        final P2Tools.Run run = tools.install(BRIDGE, withKnip(folder), profile, folder);
        System.out.println(run.log());
        assertThat(run.exit()).as(run.log()).isZero();
        assertThat(names(profile.resolve("features"))).contains("org.radiomics.knime.features.knip_0.1.0",
            "org.radiomics.knime.features.nodes_0.1.0", "org.knime.knip.feature_1.8.3.v202411281708");
        assertThat(Files.readString(profile.resolve("features/org.radiomics.knime.features.knip_0.1.0/feature.xml")))
            .contains("GNU GENERAL PUBLIC LICENSE", "END OF TERMS AND CONDITIONS");
        try (InstalledBundles installed = InstalledBundles.start(profile, folder.resolve("framework"))) {
            installed.check("org.radiomics.knime.feature", "org.radiomics.knime.stats", "org.radiomics.knime.nodes",
                "org.radiomics.knime.knip");
        }
    }

    @Test
    void theBridgeIsRefusedWhereKnipIsNotToBeHad(@TempDir final Path folder) throws Exception {
        PretendedKnime.publish(tools, "5.4.0", folder);
        final P2Tools.Run run = tools.install(BRIDGE, PretendedKnime.with(P2Tools.site().toUri(), folder),
            folder.resolve("profile"), folder);
        assertThat(run.exit()).isNotZero();
        assertThat(run.log()).contains("Radiomics for KNIME: bridge to KNIP", "org.knime.knip");
        assertThat(folder.resolve("profile/plugins")).doesNotExist();
    }

    @Test
    void isRefusedByAnOlderKnime(@TempDir final Path folder) throws Exception {
        PretendedKnime.publish(tools, "5.3.3", folder);
        final P2Tools.Run run = tools.install(PretendedKnime.FEATURE,
            PretendedKnime.with(P2Tools.site().toUri(), folder), folder.resolve("profile"), folder);
        assertThat(run.exit()).isNotZero();
        assertThat(run.log()).contains("Radiomics for KNIME", "org.knime.core [5.4.0,6.0.0)");
        assertThat(folder.resolve("profile/plugins")).doesNotExist();
    }

    private static List<URI> withKnip(final Path folder) throws IOException {
        final List<URI> places = new ArrayList<>(PretendedKnime.with(P2Tools.archive(), folder));
        places.add(folder.resolve("knip").toUri());
        return places;
    }

    private static List<String> names(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
