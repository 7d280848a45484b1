/**
 * Pictures of results: one class per picture, each of which draws a {@link org.radiomics.knime.stats.report.Picture} as
 * bitmap and as SVG, without a display. The same input gives the same picture on the same fonts.
 */
package org.radiomics.knime.stats.plot;
