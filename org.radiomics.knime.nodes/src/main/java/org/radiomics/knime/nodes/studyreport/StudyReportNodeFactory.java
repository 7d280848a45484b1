package org.radiomics.knime.nodes.studyreport;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Study Report. */
public final class StudyReportNodeFactory extends OptionsNodeFactory<StudyReportNodeModel> {

    /** Called by KNIME. */
    public StudyReportNodeFactory() {
        super(StudyReportNodeModel.OPTIONS);
    }

    @Override
    public StudyReportNodeModel createNodeModel() {
        return new StudyReportNodeModel();
    }
}
