package org.radiomics.knime.nodes.signaturepredictor;

import java.util.Arrays;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.model.SignaturePortObject;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.model.Signature;
import org.radiomics.knime.stats.report.Section;

/** Computes the Rad-score of any patients by a signature that was fitted elsewhere. */
public final class SignaturePredictorNodeModel extends OptionsNodeModel {

    static final TextOption SCORE =
        TextOption.text("scoreColumn", "Score column", "Name of the new column with the Rad-score.", "Rad-score")
            .required();

    static final Options OPTIONS = Options.of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, SCORE);

    SignaturePredictorNodeModel() {
        super(OPTIONS,
            new PortType[]{BufferedDataTable.TYPE, SignaturePortObject.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0], settings());
        return new PortObjectSpec[]{spec.with(ColumnKind.SCORE.numbers(settings().get(SCORE))),
            StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        final Signature signature = ((SignaturePortObject)inObjects[1]).signature();
        final double[] score = signature.score(read.cohort().columns());
        final long missing = Arrays.stream(score).filter(Double::isNaN).count();
        final Section.Builder section = Section.of("Signature Predictor", "Rad-score of other patients")
            .settings(settings().toText()).summary("The signature of " + signature.features().size()
                + " features gives " + (score.length - missing) + " patients their Rad-score; " + signature.statement()
                + ".");
        if (missing > 0) {
            final String warning = missing + " patients lack a feature of the signature and have no Rad-score.";
            setWarningMessage(warning);
            section.warning(warning);
        }
        return new PortObject[]{read.with(exec, ColumnKind.SCORE, new NumericColumn(settings().get(SCORE), score)),
            StudyRecordPortObject.after(inObjects).with(section.build())};
    }
}
