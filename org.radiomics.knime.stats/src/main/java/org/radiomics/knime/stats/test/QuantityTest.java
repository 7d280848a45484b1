package org.radiomics.knime.stats.test;

/** How a baseline table compares quantities. */
public enum QuantityTest {
    /** t test with pooled variance where Levene's p is at least 0.05, else Welch's; as readers of SPSS output do */
    LEVENE,
    /** t test with pooled variance */
    POOLED,
    /** Welch's t test */
    WELCH
}
