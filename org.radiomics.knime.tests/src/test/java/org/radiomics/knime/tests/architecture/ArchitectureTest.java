package org.radiomics.knime.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.BaseStream;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.evaluation.Lowess;
import org.radiomics.knime.stats.validation.Patients;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Holds the arrows between the modules: nodes -> feature, stats, KNIME; feature and stats know neither each other nor
 * KNIME; the KNIP bridge -> nodes, feature, KNIME, KNIP, and nothing -> the bridge.
 */
class ArchitectureTest {

    private static final String FEATURE = "org.radiomics.knime.feature..";

    private static final String STATS = "org.radiomics.knime.stats..";

    private static final String NODES = "org.radiomics.knime.nodes..";

    private static final String BATCH = "org.radiomics.knime.batch..";

    private static final String EXECUTOR = "org.radiomics.knime.standin..";

    private static final String BRIDGE = "org.radiomics.knime.knip..";

    private static final String KNIME = "org.knime..";

    private static final String KNIP = "org.knime.knip..";

    private static final String IMAGEJ = "net.imagej..";

    private static final String IMGLIB2 = "net.imglib2..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("org.radiomics.knime", "org.knime", "net.imagej", "net.imglib2.roi");

    @Test
    void featuresKnowNeitherModelsNorKnime() {
        noClassesIn(FEATURE, STATS, NODES, BATCH, EXECUTOR, KNIME);
    }

    @Test
    void modelsKnowNeitherFeaturesNorKnime() {
        noClassesIn(STATS, FEATURE, NODES, BATCH, EXECUTOR, KNIME);
    }

    @Test
    void nodesKnowOnlyTheCoresAndKnime() {
        noClassesIn(NODES, BATCH, EXECUTOR);
    }

    @Test
    void theStandInKnowsNothingOfRadiomics() {
        noClassesIn(KNIME, FEATURE, STATS, NODES, BATCH, BRIDGE);
        noClassesIn(EXECUTOR, FEATURE, STATS, NODES, BATCH, BRIDGE);
    }

    @Test
    void theStandInForKnipKnowsNothingOfRadiomics() {
        noClassesIn(IMAGEJ, FEATURE, STATS, NODES, BATCH, EXECUTOR, BRIDGE);
        noClassesIn("net.imglib2.roi..", FEATURE, STATS, NODES, BATCH, EXECUTOR, BRIDGE, KNIME);
    }

    @Test
    void theBridgeKnowsOnlyNodesAndFeatures() {
        noClassesIn(BRIDGE, STATS, BATCH, EXECUTOR);
    }

    @Test
    void nobodyKnowsTheBridge() {
        noClasses().that().resideOutsideOfPackage(BRIDGE).should().dependOnClassesThat().resideInAPackage(BRIDGE)
            .check(CLASSES);
    }

    @Test
    void nobodyButTheBridgeKnowsKnip() {
        for (final String without : List.of(FEATURE, STATS, NODES, BATCH, EXECUTOR)) {
            noClassesIn(without, KNIP, IMAGEJ, "net.imglib2.roi..");
        }
        for (final String without : List.of(STATS, NODES, BATCH, EXECUTOR)) {
            noClassesIn(without, IMGLIB2);
        }
    }

    @Test
    void embeddedLibrariesDoNotLeakIntoPublicSignatures() {
        final ArchRule rule = methods().that().arePublic().and().areDeclaredInClassesThat().arePublic().and()
            .areDeclaredInClassesThat().resideInAnyPackage(FEATURE, STATS).should(haveNoEmbeddedTypeInTheirSignature());
        rule.check(CLASSES);
    }

    @Test
    void whatLearnsFromDataTakesTrainingRows() {
        methods().that().arePublic().and().haveNameMatching("fit|refit|learn|train").and().areDeclaredInClassesThat()
            .arePublic().and()
            .areDeclaredInClassesThat().resideInAPackage(STATS).and()
            // a curve through points, from which nothing is predicted
            .areNotDeclaredIn(Lowess.class).should(takeTrainingRows()).check(CLASSES);
    }

    @Test
    void nodesCannotDeclareRowsToBeTrainingRows() {
        noClasses().that().resideInAPackage(NODES).should()
            .callMethod(TrainingRows.class, "of", Columns.class, Outcome.class).orShould()
            .callMethod(TrainingRows.class, "of", List.class, double[][].class, boolean[].class).check(CLASSES);
    }

    @Test
    void nobodyUsesTheCommonPool() {
        noClasses().that().resideInAnyPackage(FEATURE, STATS, NODES, BATCH, BRIDGE).should()
            .callMethod(BaseStream.class, "parallel").orShould().callMethod(java.util.Collection.class,
            "parallelStream")
            .orShould().callMethod(ForkJoinPool.class, "commonPool").check(CLASSES);
    }

    @Test
    void noStaticStateCanChange() {
        fields().that().areStatic().and().areDeclaredInClassesThat()
            .resideInAnyPackage(FEATURE, STATS, NODES, BATCH, BRIDGE).should().beFinal().check(CLASSES);
    }

    @Test
    void librariesDoNotPrint() {
        noClasses().that().resideInAnyPackage(FEATURE, STATS, NODES, BRIDGE).should().accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err").orShould().callMethod(Throwable.class, "printStackTrace").check(CLASSES);
    }

    private static void noClassesIn(final String from, final String... to) {
        noClasses().that().resideInAPackage(from).should().dependOnClassesThat().resideInAnyPackage(to)
            .allowEmptyShould(false).check(CLASSES);
    }

    private static ArchCondition<JavaMethod> takeTrainingRows() {
        return new ArchCondition<>("take training rows and no other") {
            @Override
            public void check(final JavaMethod method, final ConditionEvents events) {
                final boolean training = method.getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(TrainingRows.class) || type.isEquivalentTo(Patients.class));
                final boolean others = method.getRawParameterTypes().stream().anyMatch(type -> type
                    .isEquivalentTo(Columns.class) || type.isEquivalentTo(Cohort.class)
                    || type.isEquivalentTo(Role.class));
                if (!training || others) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()
                        + " learns from rows that need not be training rows"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> haveNoEmbeddedTypeInTheirSignature() {
        final DescribedPredicate<JavaClass> embedded = JavaClass.Predicates.resideInAnyPackage("net.imglib2..",
            "org.yaml..", "de.siegmar..", "com.fasterxml..", "org.jfree..", "org.apache.batik..",
            "org.apache.commons.compress..", "org.apache.commons.io..");
        return new ArchCondition<>("have no type of an embedded library in their signature") {
            @Override
            public void check(final JavaMethod method, final ConditionEvents events) {
                method.getAllInvolvedRawTypes().stream().filter(embedded)
                    .forEach(type -> events.add(SimpleConditionEvent.violated(method,
                        method.getFullName() + " shows " + type.getName() + ", which is embedded privately")));
            }
        };
    }
}
