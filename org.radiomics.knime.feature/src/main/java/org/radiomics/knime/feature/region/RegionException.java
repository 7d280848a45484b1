package org.radiomics.knime.feature.region;

/** A region that is not there or does not go with its image. Knows no file; whoever read one names it. */
public final class RegionException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong and what to do, as a clause without the final stop */
    public RegionException(final String reason) {
        super(reason);
    }
}
