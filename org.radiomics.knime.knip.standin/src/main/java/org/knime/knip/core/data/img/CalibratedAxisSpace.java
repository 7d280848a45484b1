package org.knime.knip.core.data.img;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;

/** A space of calibrated axes. */
public interface CalibratedAxisSpace extends CalibratedSpace<CalibratedAxis> {
    // what it has is said by its super types
}
