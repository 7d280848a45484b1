package org.radiomics.knime.stats.model;

/** The Newton equations of the active predictors, the intercept eliminated. */
interface NewtonSystem {

    /**
     * Builds the equations and solves what does not depend on the right side.
     *
     * @param active columns of the design
     * @param count how many of them
     * @param weight one per row
     * @param l2 added to the diagonal
     */
    void build(int[] active, int count, double[] weight, double l2);

    /** @return whether no predictor that was built has been left out */
    boolean isWhole();

    /**
     * The Newton step. Where signs are held, a predictor that would cross 0 stops there and is left out, the others go
     * on.
     *
     * @param beta one nonzero value per predictor that was built
     * @param holdSigns whether no predictor may change its sign
     * @param right the right side, one per predictor
     * @param tolerance below which a right side counts as 0
     * @param step overwritten: one per predictor; exactly minus beta where a predictor stops at 0
     */
    void step(double[] beta, boolean holdSigns, double[] right, double tolerance, double[] step);

    /** @return what a step of a predictor takes from the intercept; by its position among those that were built */
    double mean(int position);
}
