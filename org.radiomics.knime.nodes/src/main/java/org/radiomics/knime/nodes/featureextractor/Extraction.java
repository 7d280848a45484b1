package org.radiomics.knime.nodes.featureextractor;

import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.nodes.data.ImageTable;

/**
 * The features of one case, or the reason why there are none.
 *
 * @param entry the case
 * @param vector null if there are none
 * @param problem a sentence; null if all is well
 */
record Extraction(ImageTable.Entry entry, FeatureVector vector, String problem) {
}
