package org.radiomics.knime.tests.workflows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.NodeFactory;
import org.radiomics.knime.nodes.baselinetable.BaselineTableNodeFactory;
import org.radiomics.knime.nodes.calibrationview.CalibrationViewNodeFactory;
import org.radiomics.knime.nodes.cohortassembler.CohortAssemblerNodeFactory;
import org.radiomics.knime.nodes.cohortreader.CohortReaderNodeFactory;
import org.radiomics.knime.nodes.cohortsplit.CohortSplitNodeFactory;
import org.radiomics.knime.nodes.combatharmonizer.ComBatHarmonizerNodeFactory;
import org.radiomics.knime.nodes.correlationfilter.CorrelationFilterNodeFactory;
import org.radiomics.knime.nodes.dcaview.DcaViewNodeFactory;
import org.radiomics.knime.nodes.featureextractor.FeatureExtractorNodeFactory;
import org.radiomics.knime.nodes.iccfilter.IccFilterNodeFactory;
import org.radiomics.knime.nodes.imagepreprocessor.ImagePreprocessorNodeFactory;
import org.radiomics.knime.nodes.imagereader.ImageReaderNodeFactory;
import org.radiomics.knime.nodes.kbestfilter.KBestFilterNodeFactory;
import org.radiomics.knime.nodes.lassolearner.LassoLearnerNodeFactory;
import org.radiomics.knime.nodes.logisticlearner.LogisticLearnerNodeFactory;
import org.radiomics.knime.nodes.nomogramlearner.NomogramLearnerNodeFactory;
import org.radiomics.knime.nodes.nomogrampredictor.NomogramPredictorNodeFactory;
import org.radiomics.knime.nodes.phantomcohort.PhantomCohortNodeFactory;
import org.radiomics.knime.nodes.rocview.RocViewNodeFactory;
import org.radiomics.knime.nodes.signaturecrossvalidation.SignatureCrossValidationNodeFactory;
import org.radiomics.knime.nodes.studyreport.StudyReportNodeFactory;
import org.radiomics.knime.standin.NodeBundle;
import org.radiomics.knime.standin.NodeWriter;
import org.radiomics.knime.standin.WorkflowWriter;

/** The workflows of the folder {@code workflows}, built node by node. */
final class ShippedWorkflows {

    private static final NodeBundle BUNDLE =
        new NodeBundle("Radiomics nodes for KNIME", "org.radiomics.knime.nodes", "Radiomics for KNIME", "0.1.0");

    private static final String STS_SOURCE = "download the folder ibsi_1_validation/nifti of "
        + "https://github.com/theibsi/data_sets (the IBSI validation data set: soft-tissue sarcoma, doi "
        + "10.7937/K9/TCIA.2015.7GO2GSKS), put a file outcome.csv with the columns patient (STS_001 ...) and "
        + "lung_metastasis (0 or 1) beside its folders STS_001 ..., and set the workflow variable data to that folder.";

    private static final String HONEST = "All of it again, on patients it has not seen";

    private ShippedWorkflows() {
    }

    /** @return what writes each workflow, by the name of its folder */
    static Map<String, Builder> all() {
        final Map<String, Builder> all = new LinkedHashMap<>();
        all.put("spine-metastasis-nomogram", ShippedWorkflows::spine);
        all.put("sts-lung-metastasis", ShippedWorkflows::sarcoma);
        all.put("signature-from-table", ShippedWorkflows::table);
        return all;
    }

    /** Writes one workflow. */
    @FunctionalInterface
    interface Builder {
        /** Writes the workflow into a folder. */
        void write(Path folder) throws IOException;
    }

    private static void spine(final Path folder) throws IOException {
        final Canvas canvas = new Canvas();
        canvas.variable("out", "knime://knime.workflow/report").variable("seed", 1)
            .variable("images", "knime://knime.workflow/data/phantom");
        final NodeWriter phantom = canvas.add(new PhantomCohortNodeFactory(), 0, "Synthetic patients")
            .control("seed", "seed").control("folder", "images");
        final NodeWriter reader = canvas.add(new ImageReaderNodeFactory(), 0, "Images and masks");
        final NodeWriter preprocessor =
            canvas.add(new ImagePreprocessorNodeFactory(), 0, "N4, then normalise").set("n4", true);
        final NodeWriter extractor = canvas.add(new FeatureExtractorNodeFactory(), 0, "Original and wavelet features");
        final NodeWriter assembler =
            canvas.add(new CohortAssemblerNodeFactory(), 0, "One row per patient").set("sequences", "T1WI, FS-T2WI");
        final NodeWriter split =
            canvas.add(new CohortSplitNodeFactory(), 0, "7:3 by outcome").control("seed", "seed");
        final NodeWriter icc = canvas.add(new IccFilterNodeFactory(), 0, "ICC > 0.75").set("rows", "all");
        final NodeWriter best = canvas.add(new KBestFilterNodeFactory(), 0, "p < 0.05, then the best");
        final NodeWriter lasso = canvas.add(new LassoLearnerNodeFactory(), 0, "Rad-score").control("seed", "seed");
        final NodeWriter baseline = canvas.add(new BaselineTableNodeFactory(), 1, "Table 1");
        final NodeWriter clinical = canvas.add(new LogisticLearnerNodeFactory(), 0, "Clinical model")
            .set("predictors", "age, signal, boundaries");
        final NodeWriter score = canvas.add(new LogisticLearnerNodeFactory(), 0, "Rad-score alone")
            .set("predictors", "Rad-score").set("modelName", "Rad-score model");
        final NodeWriter nomogram = canvas.add(new NomogramLearnerNodeFactory(), 1, "Draw the nomogram")
            .set("predictors", "age, signal, boundaries, Rad-score");
        final NodeWriter predictor = canvas.add(new NomogramPredictorNodeFactory(), 0, "Points and probability");
        final NodeWriter roc = canvas.add(new RocViewNodeFactory(), 1, "AUC and DeLong")
            .set("scores", "Clinical model, Rad-score, Nomogram");
        final NodeWriter calibration = canvas.add(new CalibrationViewNodeFactory(), 1, "Calibration of the nomogram")
            .set("probability", "Nomogram").control("seed", "seed");
        final NodeWriter dca = canvas.add(new DcaViewNodeFactory(), 1, "Net benefit")
            .set("probabilities", "Clinical model, Rad-score model, Nomogram");
        final NodeWriter honest = canvas.add(new SignatureCrossValidationNodeFactory(), 1, HONEST).set("repetitions", 2)
            .set("clinicalColumns", "age, signal, boundaries").control("seed", "seed");
        final NodeWriter report = canvas.add(new StudyReportNodeFactory(), 1, "Write the report")
            .set("title", "Spinal metastasis or primary tumour: a radiomics nomogram").control("folder", "out");

        canvas.connect(phantom, 1, reader, 1).connect(reader, 1, preprocessor, 1).connect(preprocessor, 1, extractor, 1)
            .connect(extractor, 1, assembler, 1).connect(phantom, 2, assembler, 2).connect(assembler, 1, split, 1)
            .connect(split, 1, icc, 1).connect(assembler, 2, icc, 2).connect(icc, 1, best, 1).connect(best, 1, lasso, 1)
            .connect(lasso, 1, baseline, 1).connect(lasso, 1, clinical, 1).connect(clinical, 1, score, 1)
            .connect(score, 1, nomogram, 1).connect(score, 1, predictor, 1).connect(nomogram, 1, predictor, 2)
            .connect(predictor, 1, roc, 1).connect(predictor, 1, calibration, 1).connect(nomogram, 1, calibration, 2)
            .connect(predictor, 1, dca, 1).connect(split, 1, honest, 1).connect(assembler, 2, honest, 2);
        canvas.connect(phantom, 3, reader, 2).connect(reader, 2, preprocessor, 2).connect(preprocessor, 2, extractor, 2)
            .connect(extractor, 4, assembler, 3).connect(assembler, 3, split, 2).connect(split, 2, icc, 3)
            .connect(icc, 3, best, 2).connect(best, 3, lasso, 2).connect(lasso, 7, baseline, 2)
            .connect(baseline, 2, clinical, 2).connect(clinical, 4, score, 2).connect(score, 4, nomogram, 2)
            .connect(nomogram, 4, predictor, 3).connect(predictor, 2, roc, 2).connect(roc, 5, calibration, 3)
            .connect(calibration, 4, dca, 2).connect(dca, 3, honest, 3).connect(honest, 5, report, 1);
        canvas.note("Spinal metastasis or primary tumour: from synthetic MR images to a nomogram, after Li et al., BMC "
            + "Medical Imaging 2023, doi 10.1186/s12880-023-00978-8. Tables run along the upper ports, the study "
            + "record along the lower ones; the report is made of the record alone.");
        canvas.write(folder);
    }

    private static void sarcoma(final Path folder) throws IOException {
        final Canvas canvas = new Canvas();
        canvas.variable("out", "knime://knime.workflow/report").variable("seed", 1)
            .variable("data", "knime://knime.workflow/data/sts").variable("manifest", "");
        final NodeWriter reader = canvas.add(new ImageReaderNodeFactory(), 0, "T1 MR and PET with masks")
            .set("sequences", "MR_T1, PET").set("dataHint", STS_SOURCE).control("folder", "data")
            .control("manifest", "manifest");
        final NodeWriter preprocessor = canvas.add(new ImagePreprocessorNodeFactory(), 0, "Normalise MR, resample both")
            .set("normalizedSequences", "MR_T1").set("resample", true).set("spacingX", 2.0).set("spacingY", 2.0)
            .set("spacingZ", 2.0);
        final NodeWriter extractor = canvas.add(new FeatureExtractorNodeFactory(), 0, "Original and wavelet features");
        final NodeWriter assembler = canvas.add(new CohortAssemblerNodeFactory(), 0, "One row per patient")
            .set("sequences", "MR_T1, PET").set("clinicalFile", "outcome.csv").set("outcomeColumn", "lung_metastasis")
            .set("positiveLevel", "1").set("incompletePatients", "leave out").control("clinicalFolder", "data");
        final NodeWriter split =
            canvas.add(new CohortSplitNodeFactory(), 0, "7:3 by outcome").control("seed", "seed");
        final NodeWriter best = canvas.add(new KBestFilterNodeFactory(), 0, "p < 0.05, then the best");
        final NodeWriter lasso = canvas.add(new LassoLearnerNodeFactory(), 0, "Rad-score").control("seed", "seed");
        final NodeWriter score = canvas.add(new LogisticLearnerNodeFactory(), 0, "Probability from the Rad-score")
            .set("predictors", "Rad-score").set("modelName", "Rad-score model");
        final NodeWriter roc = canvas.add(new RocViewNodeFactory(), 1, "AUC").set("scores", "Rad-score");
        final NodeWriter calibration = canvas.add(new CalibrationViewNodeFactory(), 1, "Calibration")
            .set("probability", "Rad-score model").set("groups", 5).control("seed", "seed");
        final NodeWriter dca = canvas.add(new DcaViewNodeFactory(), 1, "Net benefit");
        final NodeWriter honest = canvas.add(new SignatureCrossValidationNodeFactory(), 1, HONEST).set("repetitions", 5)
            .set("folds", 5).set("tooFewPatients", "go on without").control("seed", "seed");
        final NodeWriter report = canvas.add(new StudyReportNodeFactory(), 1, "Write the report")
            .set("title", "Lung metastasis of soft-tissue sarcoma: a Rad-score").control("folder", "out");

        canvas.connect(reader, 1, preprocessor, 1).connect(preprocessor, 1, extractor, 1)
            .connect(extractor, 1, assembler, 1).connect(assembler, 1, split, 1).connect(split, 1, best, 1)
            .connect(best, 1, lasso, 1).connect(lasso, 1, score, 1).connect(score, 1, roc, 1)
            .connect(score, 1, calibration, 1).connect(score, 3, calibration, 2).connect(score, 1, dca, 1)
            .connect(split, 1, honest, 1);
        canvas.connect(reader, 2, preprocessor, 2).connect(preprocessor, 2, extractor, 2)
            .connect(extractor, 4, assembler, 3).connect(assembler, 3, split, 2).connect(split, 2, best, 2)
            .connect(best, 3, lasso, 2).connect(lasso, 7, score, 2)
            .connect(score, 4, roc, 2).connect(roc, 5, calibration, 3).connect(calibration, 4, dca, 2)
            .connect(dca, 3, honest, 3).connect(honest, 5, report, 1);
        canvas.note("Lung metastasis of soft-tissue sarcoma: 31 patients with T1 MR and PET. Tables run along the "
            + "upper ports, the study record along the lower ones. The workflow variable data names the folder with "
            + "the images; the variable manifest a list of images that lie elsewhere or are DICOM.");
        canvas.write(folder);
    }

    private static void table(final Path folder) throws IOException {
        final String goOn = "go on without";
        final Canvas canvas = new Canvas();
        canvas.variable("table", "knime://knime.workflow/data/table.csv").variable("rereadings", "")
            .variable("out", "knime://knime.workflow/report").variable("idColumn", "id").variable("roleColumn", "set")
            .variable("trainingRole", "train").variable("outcomeColumn", "label").variable("positiveLevel", "1")
            .variable("foldColumn", "").variable("clinicalColumns", "").variable("categoricalColumns", "")
            .variable("ignoreColumns", "").variable("primaryReading", "reader1_first")
            .variable("repeatReading", "reader1_second").variable("otherReading", "reader2").variable("kBest", 50)
            .variable("iccForm", "ICC2").variable("iccThreshold", 0.75).variable("seed", 1)
            .variable("missingFeatures", "refuse").variable("missingIfUnseen", "false")
            .variable("batchColumn", "").variable("correlationThreshold", 1.0)
            .variable("folds", 10).variable("validationFolds", 10);
        final NodeWriter reader = canvas.add(new CohortReaderNodeFactory(), 0, "The table and its re-readings");
        for (final String variable : List.of("table", "rereadings", "idColumn", "roleColumn", "trainingRole",
            "outcomeColumn", "positiveLevel", "foldColumn", "clinicalColumns", "categoricalColumns", "ignoreColumns",
            "missingFeatures", "batchColumn")) {
            reader.control(variable, variable);
        }
        final NodeWriter split = canvas.add(new CohortSplitNodeFactory(), 0, "The table's roles, or 7:3 by outcome")
            .set("keepRoles", true).control("missingFeatures", "missingFeatures").control("seed", "seed");
        final NodeWriter icc = canvas.add(new IccFilterNodeFactory(), 0, "Where there are re-readings")
            .set("withoutRereadings", "keep all features").set("rows", "all")
            .control("primaryReading", "primaryReading").control("repeatReading", "repeatReading")
            .control("otherReading", "otherReading").control("iccForm", "iccForm")
            .control("iccThreshold", "iccThreshold");
        final NodeWriter best =
            canvas.add(new KBestFilterNodeFactory(), 0, "p < 0.05, then the best").control("kBest", "kBest");
        final NodeWriter lasso =
            canvas.add(new LassoLearnerNodeFactory(), 0, "Rad-score, folds of the table if it has any")
                .control("seed", "seed").control("folds", "folds");
        final NodeWriter baseline = canvas.add(new BaselineTableNodeFactory(), 1, "Table 1").set("absentColumns", goOn);
        final NodeWriter clinical =
            canvas.add(new LogisticLearnerNodeFactory(), 0, "Clinical model").set("absentColumns", goOn)
                .control("missingIfUnseen", "missingIfUnseen");
        final NodeWriter score = canvas.add(new LogisticLearnerNodeFactory(), 0, "Rad-score alone")
            .set("predictors", "Rad-score").set("modelName", "Rad-score model");
        final NodeWriter nomogram = canvas.add(new NomogramLearnerNodeFactory(), 1, "Draw the nomogram");
        final NodeWriter predictor = canvas.add(new NomogramPredictorNodeFactory(), 0, "Points and probability")
            .control("missingIfUnseen", "missingIfUnseen");
        final NodeWriter roc = canvas.add(new RocViewNodeFactory(), 1, "AUC and DeLong")
            .set("scores", "Clinical model, Rad-score, Nomogram").set("absentColumns", goOn);
        final NodeWriter calibration = canvas.add(new CalibrationViewNodeFactory(), 1, "Calibration of the nomogram")
            .set("probability", "Nomogram").control("seed", "seed");
        final NodeWriter dca = canvas.add(new DcaViewNodeFactory(), 1, "Net benefit")
            .set("probabilities", "Clinical model, Rad-score model, Nomogram").set("absentColumns", goOn);
        final NodeWriter honest =
            canvas.add(new SignatureCrossValidationNodeFactory(), 1, HONEST)
                .set("repetitions", 3).set("tooFewPatients", goOn);
        for (final String variable : List.of("primaryReading", "repeatReading", "otherReading", "iccForm",
            "iccThreshold", "kBest", "seed")) {
            honest.control(variable, variable);
        }
        honest.control("redundancyLimit", "correlationThreshold").control("batchColumn", "batchColumn")
            .control("lassoFolds", "folds").control("folds", "validationFolds");
        final NodeWriter report = canvas.add(new StudyReportNodeFactory(), 1, "Write the report")
            .set("title", "A radiomics signature from a table of features").control("folder", "out");
        final NodeWriter combat = canvas.below(new ComBatHarmonizerNodeFactory(), 2, "Where there is a batch column")
            .set("withoutBatch", "pass on").control("batchColumn", "batchColumn");
        final NodeWriter redundancy =
            canvas.below(new CorrelationFilterNodeFactory(), 3, "Keeps all unless a threshold below 1 is asked for")
                .control("limit", "correlationThreshold");

        canvas.connect(reader, 1, split, 1).connect(split, 1, icc, 1).connect(reader, 2, icc, 2)
            .connect(icc, 1, combat, 1).connect(combat, 1, best, 1).connect(best, 1, redundancy, 1)
            .connect(redundancy, 1, lasso, 1).connect(lasso, 1, baseline, 1).connect(lasso, 1, clinical, 1)
            .connect(clinical, 1, score, 1).connect(score, 1, nomogram, 1).connect(score, 1, predictor, 1)
            .connect(nomogram, 1, predictor, 2).connect(predictor, 1, roc, 1).connect(predictor, 1, calibration, 1)
            .connect(nomogram, 1, calibration, 2).connect(predictor, 1, dca, 1).connect(split, 1, honest, 1)
            .connect(reader, 2, honest, 2);
        canvas.connect(reader, 3, split, 2).connect(split, 2, icc, 3).connect(icc, 3, combat, 2)
            .connect(combat, 3, best, 2).connect(best, 3, redundancy, 2).connect(redundancy, 3, lasso, 2)
            .connect(lasso, 7, baseline, 2).connect(baseline, 2, clinical, 2).connect(clinical, 4, score, 2)
            .connect(score, 4, nomogram, 2).connect(nomogram, 4, predictor, 3).connect(predictor, 2, roc, 2)
            .connect(roc, 5, calibration, 3).connect(calibration, 4, dca, 2).connect(dca, 3, honest, 3)
            .connect(honest, 5, report, 1);
        canvas.note("A radiomics signature from features that were measured elsewhere: set the workflow variable table "
            + "to a CSV file with one row per patient. Tables run along the upper ports, the study record along the "
            + "lower ones; every table becomes a CSV file of the report.");
        canvas.write(folder);
    }

    /** Lays nodes out from left to right, in two rows. */
    private static final class Canvas {

        private static final int STEP = 130;

        private static final int TOP = 180;

        private static final int ROW = 150;

        private final WorkflowWriter m_writer = new WorkflowWriter(BUNDLE);

        private int m_nodes;

        Canvas variable(final String name, final Object value) {
            m_writer.variable(name, value);
            return this;
        }

        NodeWriter add(final NodeFactory<?> factory, final int row, final String comment) {
            return m_writer.add(factory).at(40 + STEP * m_nodes++, TOP + ROW * row).comment(comment).label(comment);
        }

        /** Adds a node below the gap after a column. */
        NodeWriter below(final NodeFactory<?> factory, final int column, final String comment) {
            return m_writer.add(factory).at(40 + STEP * column + STEP / 2, TOP + ROW).comment(comment).label(comment);
        }

        Canvas connect(final NodeWriter source, final int sourcePort, final NodeWriter destination, final int port) {
            m_writer.connect(source, sourcePort, destination, port);
            return this;
        }

        void note(final String text) {
            m_writer.annotation(text, 40, 20, 900, 90);
        }

        void write(final Path folder) throws IOException {
            m_writer.write(folder);
        }
    }
}
