package org.radiomics.knime.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class FeatureDictionaryTest {

    @Test
    void everyFeatureIsDefinedOnce() {
        final List<String> features = new ArrayList<>();
        for (final FeatureClass featureClass : FeatureClass.values()) {
            Stream.concat(featureClass.features().stream(), featureClass.featuresOnRequest().stream())
                .forEach(name -> features.add(featureClass.key() + "_" + name));
        }

        assertThat(FeatureDictionary.entries()).hasSize(107 + 9 + 5)
            .extracting(entry -> entry.featureClass().key() + "_" + entry.name())
            .containsExactlyInAnyOrderElementsOf(features);
        assertThat(FeatureDictionary.entries()).allSatisfy(entry -> {
            assertThat(entry.definition()).endsWith(".");
            assertThat(entry.range()).isNotEmpty();
            assertThat(entry.ibsiTag()).matches("([0-9A-Z]{4})?");
            assertThat(entry.ibsiSection().isEmpty()).isEqualTo(entry.ibsiTag().isEmpty());
        });
    }

    @Test
    void tagsOfTheIbsiAreUnique() {
        assertThat(FeatureDictionary.entries().stream().map(FeatureDictionary.Entry::ibsiTag)
            .filter(tag -> !tag.isEmpty())).doesNotHaveDuplicates();
    }

    @Test
    void featureIsFoundByItsFullName() {
        assertThat(FeatureDictionary.find("original_glcm_Contrast")).get()
            .extracting(FeatureDictionary.Entry::ibsiTag).isEqualTo("ACUI");
        assertThat(FeatureDictionary.find("FS-T2WI_log-sigma-1-0-mm-3D_ngtdm_Contrast")).get()
            .extracting(FeatureDictionary.Entry::ibsiTag).isEqualTo("65HE");
        assertThat(FeatureDictionary.find(FeatureClass.SHAPE, "MeshVolume")).get()
            .extracting(FeatureDictionary.Entry::unit).isEqualTo("mm3");
    }

    @Test
    void otherColumnsAreNotFeatures() {
        assertThat(FeatureDictionary.find("age")).isEmpty();
        assertThat(FeatureDictionary.find("max_diameter")).isEmpty();
        assertThat(FeatureDictionary.find("original_glcm_Volume")).isEmpty();
        assertThat(FeatureDictionary.find("")).isEmpty();
    }
}
