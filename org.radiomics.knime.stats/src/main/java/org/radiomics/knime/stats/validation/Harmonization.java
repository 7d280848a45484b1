package org.radiomics.knime.stats.validation;

import java.util.List;

import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.harmonization.ComBat;
import org.radiomics.knime.stats.harmonization.ComBatModel;

/**
 * What the features are harmonized by, anew in every fit.
 *
 * @param comBat prior, means only or not, reference batch
 * @param batch the column of scanners or centres
 * @param covariates columns whose effects on the features stay; may be empty
 */
public record Harmonization(ComBat comBat, String batch, List<String> covariates) {

    /** Copies the list. */
    public Harmonization {
        covariates = List.copyOf(covariates);
    }

    ComBatModel fit(final TrainingRows rows, final List<String> features) {
        return comBat.fit(rows, features, batch, covariates);
    }
}
