package org.radiomics.knime.knip.convert;

/**
 * Which part of an image of more than three dimensions is taken.
 *
 * @param channel counted from 1; 0 if there must be only one
 * @param time point in time, counted from 1; 0 if there must be only one
 */
public record Cut(int channel, int time) {

    /** For images of one channel and one point in time. */
    public static final Cut NONE = new Cut(0, 0);
}
