package org.radiomics.knime.feature.region;

/**
 * One region that a file of regions offers.
 *
 * @param number the label of a label image, the segment number of a DICOM SEG, the ROI number of an RTSTRUCT
 * @param name for people: the segment's label or the ROI's name; empty where the format has none
 */
public record Region(int number, String name) {

    @Override
    public String toString() {
        return name.isEmpty() ? String.valueOf(number) : number + " (" + name + ")";
    }

    /** @return the name, or the number where there is none */
    public String title() {
        return name.isEmpty() ? String.valueOf(number) : name;
    }
}
