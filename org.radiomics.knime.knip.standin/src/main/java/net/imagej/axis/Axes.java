package net.imagej.axis;

/** The common types of axes. */
public final class Axes {

    /** Columns. */
    public static final AxisType X = new Named("X");

    /** Rows. */
    public static final AxisType Y = new Named("Y");

    /** Slices. */
    public static final AxisType Z = new Named("Z");

    private Axes() {
    }

    private record Named(String label) implements AxisType {
        @Override
        public String getLabel() {
            return label;
        }
    }
}
