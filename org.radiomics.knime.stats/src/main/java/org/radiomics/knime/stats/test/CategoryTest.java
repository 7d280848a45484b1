package org.radiomics.knime.stats.test;

/** How a baseline table compares categories. */
public enum CategoryTest {
    /**
     * Fisher's exact test for 2 x 2 tables, whatever the counts; for larger ones chi-square, unless more than a fifth
     * of the expected counts are below 5 (Cochran), then Fisher's exact test as well
     */
    AUTOMATIC,
    /** Fisher's exact test */
    FISHER_EXACT,
    /** Pearson's chi-square test without continuity correction */
    CHI_SQUARE,
    /** Pearson's chi-square test, with Yates' continuity correction for 2 x 2 tables */
    CHI_SQUARE_YATES,
    /** Cochran and Armitage's test for a trend over the levels in their order, with the scores 1, 2, 3 ... */
    TREND
}
