package org.radiomics.knime.tests.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.FeatureClass;
import org.radiomics.knime.feature.FeatureDictionary;

/** {@code docs/features.md} is the feature dictionary for people. {@code -Dfeatures.write=true} writes it anew. */
class FeatureDocumentTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("project.root")).resolve("docs/features.md");

    private static final String INTRODUCTION = """
        # The features

        What each feature is, from the dictionary that the Feature Extractor node gives out at its second port
        (`org.radiomics.knime.feature.FeatureDictionary`; a test holds this page to it). \
        Names are PyRadiomics'; a full name is
        `<image type>_<class>_<feature>`, such as `wavelet-LLH_glcm_Contrast`. \
        Tag and section are those of the Image Biomarker
        Standardisation Initiative's manual (arXiv:1612.07003) where it defines the feature. \
        Intensity is that of the image, which
        has a unit only where the image has one.
        """;

    @Test
    void documentIsUpToDate() throws IOException {
        if (Boolean.getBoolean("features.write")) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(DOCUMENT).hasContent(document());
    }

    private static String document() {
        return INTRODUCTION + Stream.of(FeatureClass.values()).map(FeatureDocumentTest::section)
            .collect(Collectors.joining());
    }

    private static String section(final FeatureClass featureClass) {
        return "\n## " + featureClass.key()
            + "\n\n| feature | what it is | unit | range | IBSI |\n|---|---|---|---|---|\n"
            + FeatureDictionary.entries().stream().filter(entry -> entry.featureClass() == featureClass)
                .map(entry -> row(entry, featureClass.featuresOnRequest().contains(entry.name())))
                .collect(Collectors.joining());
    }

    private static String row(final FeatureDictionary.Entry entry, final boolean onRequest) {
        return "| " + entry.name() + " | " + entry.definition()
            + (onRequest ? " Computed only where a parameter file names it." : "") + " | " + entry.unit() + " | "
            + entry.range() + " | " + (entry.ibsiTag() + " " + entry.ibsiSection()).strip() + " |\n";
    }
}
