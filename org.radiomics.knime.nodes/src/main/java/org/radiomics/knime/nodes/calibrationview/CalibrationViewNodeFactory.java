package org.radiomics.knime.nodes.calibrationview;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Calibration View. */
public final class CalibrationViewNodeFactory extends OptionsNodeFactory<CalibrationViewNodeModel> {

    /** Called by KNIME. */
    public CalibrationViewNodeFactory() {
        super(CalibrationViewNodeModel.OPTIONS);
    }

    @Override
    public CalibrationViewNodeModel createNodeModel() {
        return new CalibrationViewNodeModel();
    }
}
