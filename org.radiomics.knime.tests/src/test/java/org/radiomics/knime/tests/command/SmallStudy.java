package org.radiomics.knime.tests.command;

import java.io.IOException;
import java.nio.file.Path;

import org.radiomics.knime.nodes.calibrationview.CalibrationViewNodeFactory;
import org.radiomics.knime.nodes.cohortassembler.CohortAssemblerNodeFactory;
import org.radiomics.knime.nodes.cohortsplit.CohortSplitNodeFactory;
import org.radiomics.knime.nodes.dcaview.DcaViewNodeFactory;
import org.radiomics.knime.nodes.featureextractor.FeatureExtractorNodeFactory;
import org.radiomics.knime.nodes.iccfilter.IccFilterNodeFactory;
import org.radiomics.knime.nodes.imagepreprocessor.ImagePreprocessorNodeFactory;
import org.radiomics.knime.nodes.imagereader.ImageReaderNodeFactory;
import org.radiomics.knime.nodes.kbestfilter.KBestFilterNodeFactory;
import org.radiomics.knime.nodes.lassolearner.LassoLearnerNodeFactory;
import org.radiomics.knime.nodes.nomogramlearner.NomogramLearnerNodeFactory;
import org.radiomics.knime.nodes.nomogrampredictor.NomogramPredictorNodeFactory;
import org.radiomics.knime.nodes.phantomcohort.PhantomCohortNodeFactory;
import org.radiomics.knime.nodes.rocview.RocViewNodeFactory;
import org.radiomics.knime.nodes.studyreport.StudyReportNodeFactory;
import org.radiomics.knime.standin.NodeBundle;
import org.radiomics.knime.standin.NodeWriter;
import org.radiomics.knime.standin.WorkflowWriter;

/** The whole chain on 24 synthetic patients and the features of the original images. */
final class SmallStudy {

    static final int PATIENTS = 24;

    private static final NodeBundle BUNDLE =
        new NodeBundle("Radiomics nodes for KNIME", "org.radiomics.knime.nodes", "Radiomics for KNIME", "0.1.0");

    private SmallStudy() {
    }

    /** Writes the workflow with the variables out, seed, images and best, how many features the K-best filter keeps. */
    static void write(final Path folder) throws IOException {
        final WorkflowWriter writer = new WorkflowWriter(BUNDLE).variable("out", "knime://knime.workflow/report")
            .variable("seed", 1).variable("images", "knime://knime.workflow/images").variable("best", 10);
        final NodeWriter phantom = writer.add(new PhantomCohortNodeFactory()).set("patients", PATIENTS)
            .set("rereadings", 3).control("seed", "seed").control("folder", "images");
        final NodeWriter reader = writer.add(new ImageReaderNodeFactory());
        final NodeWriter preprocessor = writer.add(new ImagePreprocessorNodeFactory());
        final NodeWriter extractor = writer.add(new FeatureExtractorNodeFactory()).set("wavelet", false);
        final NodeWriter assembler = writer.add(new CohortAssemblerNodeFactory()).set("sequences", "T1WI, FS-T2WI");
        final NodeWriter icc = writer.add(new IccFilterNodeFactory());
        final NodeWriter split = writer.add(new CohortSplitNodeFactory()).control("seed", "seed");
        final NodeWriter best = writer.add(new KBestFilterNodeFactory()).set("useAnova", false)
            .control("kBest", "best");
        final NodeWriter lasso = writer.add(new LassoLearnerNodeFactory()).set("folds", 4).control("seed", "seed");
        final NodeWriter nomogram = writer.add(new NomogramLearnerNodeFactory()).set("predictors", "age, Rad-score");
        final NodeWriter predictor = writer.add(new NomogramPredictorNodeFactory());
        final NodeWriter roc = writer.add(new RocViewNodeFactory()).set("scores", "Rad-score, Nomogram");
        final NodeWriter calibration = writer.add(new CalibrationViewNodeFactory()).set("probability", "Nomogram")
            .set("bootstrapRepetitions", 50).control("seed", "seed");
        final NodeWriter dca = writer.add(new DcaViewNodeFactory()).set("probabilities", "Nomogram");
        final NodeWriter report = writer.add(new StudyReportNodeFactory()).control("folder", "out");
        writer.connect(phantom, 1, reader, 1).connect(reader, 1, preprocessor, 1).connect(preprocessor, 1, extractor, 1)
            .connect(extractor, 1, assembler, 1).connect(phantom, 2, assembler, 2).connect(assembler, 1, icc, 1)
            .connect(assembler, 2, icc, 2).connect(icc, 1, split, 1).connect(split, 1, best, 1)
            .connect(best, 1, lasso, 1).connect(lasso, 1, nomogram, 1).connect(lasso, 1, predictor, 1)
            .connect(nomogram, 1, predictor, 2).connect(predictor, 1, roc, 1).connect(predictor, 1, calibration, 1)
            .connect(nomogram, 1, calibration, 2).connect(predictor, 1, dca, 1);
        writer.connect(phantom, 3, reader, 2).connect(reader, 2, preprocessor, 2).connect(preprocessor, 2, extractor, 2)
            .connect(extractor, 4, assembler, 3).connect(assembler, 3, icc, 3).connect(icc, 3, split, 2)
            .connect(split, 2, best, 2).connect(best, 3, lasso, 2).connect(lasso, 7, nomogram, 2)
            .connect(nomogram, 4, predictor, 3).connect(predictor, 2, roc, 2).connect(roc, 5, calibration, 3)
            .connect(calibration, 4, dca, 2).connect(dca, 3, report, 1);
        writer.write(folder);
    }
}
