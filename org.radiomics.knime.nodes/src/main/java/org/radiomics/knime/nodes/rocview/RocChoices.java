package org.radiomics.knime.nodes.rocview;

import java.util.Optional;
import java.util.concurrent.Executor;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.evaluation.CutoffRule;
import org.radiomics.knime.stats.evaluation.PartialArea;
import org.radiomics.knime.stats.evaluation.ProportionMethod;
import org.radiomics.knime.stats.evaluation.RocBootstrap;

/**
 * How ROC View computes its tables.
 *
 * @param rule learns cut-offs, and the direction if it is not told
 * @param interval of the areas
 * @param proportion interval of sensitivity, specificity and the other shares
 * @param part of the curve whose area is wanted, too
 * @param bootstrapTest whether areas are compared by the bootstrap instead of DeLong's test
 * @param bootstrap with repetitions, seed and level
 * @param confidence level of all intervals
 * @param whole whether all patients together are a set, too
 * @param executor lends threads to the bootstrap
 * @param monitor of the node
 */
record RocChoices(CutoffRule rule, AreaInterval interval, ProportionMethod proportion, Optional<PartialArea> part,
    boolean bootstrapTest, RocBootstrap bootstrap, double confidence, boolean whole, Executor executor,
    Monitor monitor) {

    /** The name of the test of two areas on the same patients. */
    String test() {
        return bootstrapTest ? "bootstrap" : "DeLong";
    }
}
