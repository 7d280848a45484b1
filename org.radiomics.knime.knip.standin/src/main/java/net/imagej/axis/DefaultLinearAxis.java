package net.imagej.axis;

/** An axis whose pixels lie at equal distances. */
public class DefaultLinearAxis implements LinearAxis {

    private final AxisType m_type;

    private final String m_unit;

    private final double m_scale;

    private final double m_origin;

    /**
     * @param type what runs along the axis
     * @param unit of scale and origin; null for none
     * @param scale the distance of pixels
     * @param origin where pixel 0 lies
     */
    public DefaultLinearAxis(final AxisType type, final String unit, final double scale, final double origin) {
        m_type = type;
        m_unit = unit;
        m_scale = scale;
        m_origin = origin;
    }

    @Override
    public AxisType type() {
        return m_type;
    }

    @Override
    public String unit() {
        return m_unit;
    }

    @Override
    public double scale() {
        return m_scale;
    }

    @Override
    public double calibratedValue(final double rawValue) {
        return m_origin + m_scale * rawValue;
    }

    @Override
    public double averageScale(final double rawValue1, final double rawValue2) {
        return (calibratedValue(rawValue2) - calibratedValue(rawValue1)) / (rawValue2 - rawValue1);
    }
}
