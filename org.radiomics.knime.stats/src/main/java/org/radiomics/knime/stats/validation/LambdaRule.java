package org.radiomics.knime.stats.validation;

import org.radiomics.knime.stats.model.CrossValidatedLasso;

/** Which lambda of a cross-validated path becomes the signature. */
public enum LambdaRule {
    /** The one with the best mean. */
    MINIMUM,
    /** The largest whose mean is within one standard error of the best. */
    ONE_STANDARD_ERROR;

    /** @return the index on the path of all rows */
    public int index(final CrossValidatedLasso.Result result) {
        return this == MINIMUM ? result.indexMin() : result.index1se();
    }
}
