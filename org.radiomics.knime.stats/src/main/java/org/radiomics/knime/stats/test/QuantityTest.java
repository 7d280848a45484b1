package org.radiomics.knime.stats.test;

/** How a baseline table compares quantities. */
public enum QuantityTest {
    /** t test with pooled variance where Levene's p is at least 0.05, else Welch's; as readers of SPSS output do */
    LEVENE,
    /** t test with pooled variance */
    POOLED,
    /** Welch's t test */
    WELCH,
    /** Mann-Whitney test, as R's {@code wilcox.test} */
    MANN_WHITNEY,
    /** Mann-Whitney test where Shapiro-Wilk's p is below 0.05 in a group or not known, else as {@link #LEVENE} */
    NORMALITY
}
