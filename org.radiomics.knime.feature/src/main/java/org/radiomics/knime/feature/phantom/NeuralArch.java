package org.radiomics.knime.feature.phantom;

/** The spinal canal with what it holds, and the bony arches around it: pedicles, laminae, spinous processes. */
final class NeuralArch {

    private static final double CORTEX = 0.9;

    /** Share of the canal's radius that the dural sac fills; the rest is epidural fat. */
    private static final double SAC = 0.84;

    /** Thickness of the ligament around the canal. */
    private static final double CANAL_WALL = 1.2;

    /** Width of a pedicle. */
    private static final double PEDICLE = 8;

    /** How far the articular processes reach behind the canal. */
    private static final double ARTICULAR = 5;

    private static final double SPINOUS_HALF_WIDTH = 3.6;

    /** How much harder than in bone a tumour grows into the dural sac. */
    private static final double SAC_RESISTANCE = 2.2;

    private final Stature m_stature;

    private final double m_centre;

    private final double m_halfDepth;

    private final double m_halfWidth;

    private final double m_slope;

    private final double m_cordOffset;

    private final SmoothField m_roots;

    private final SmoothField m_marrow;

    /**
     * @param stature the patient's sizes
     * @param draws decide the roots, the marrow and how steeply spinous processes hang
     */
    NeuralArch(final Stature stature, final Draws draws) {
        m_stature = stature;
        m_centre = stature.canalCentre();
        m_halfDepth = stature.canalHalfDepth();
        m_halfWidth = stature.canalHalfWidth();
        m_slope = (stature.level() == VertebralLevel.THORACIC ? 0.75 : 0.25) + draws.gaussian(0, 0.05);
        m_cordOffset = draws.uniform(-1, 1);
        m_roots = new SmoothField(draws.child("roots"), 3);
        m_marrow = new SmoothField(draws.child("marrow"), 2.5);
    }

    /**
     * @param x to the left
     * @param v behind the bodies' axis
     * @param inSegment above the middle of the segment's body
     * @param segment height of the middle of the segment's body
     * @param point filled if the position belongs to canal or arch
     * @return whether it does
     */
    boolean at(final double x, final double v, final double inSegment, final double segment, final SpinePoint point) {
        final double relativeX = x / m_halfWidth;
        final double relativeV = (v - m_centre) / m_halfDepth;
        final double radius = Math.sqrt(relativeX * relativeX + relativeV * relativeV);
        final double outside = (radius - 1) * m_halfDepth;
        if (outside < CANAL_WALL) {
            canal(x, v, inSegment + segment, radius, outside, point);
            return true;
        }
        return pedicle(x, v, inSegment, segment, point) || behind(x, v, inSegment, segment, outside, point);
    }

    private void canal(final double x, final double v, final double t, final double radius, final double outside,
        final SpinePoint point) {
        if (outside > 0) {
            point.is(Tissue.LIGAMENT);
            return;
        }
        if (radius > SAC) {
            point.is(Tissue.FAT);
            return;
        }
        point.holdsBack(Math.max(point.barrier(), SAC_RESISTANCE * (SAC - radius) * m_halfDepth));
        final VertebralLevel level = m_stature.level();
        if (level.cordRadiusDepth() > 0) {
            final double cordX = x / level.cordRadiusWidth();
            final double cordV = (v - m_centre - m_cordOffset) / level.cordRadiusDepth();
            point.mixes(Tissue.CEREBROSPINAL_FLUID, Tissue.CORD, (1.05 - (cordX * cordX + cordV * cordV)) / 0.1);
        } else {
            final double towardsBack = (v - m_centre) / m_halfDepth;
            final double root = m_roots.at(x, v, t * 0.06) + 0.9 * towardsBack - 0.35;
            point.mixes(Tissue.CEREBROSPINAL_FLUID, Tissue.NERVE, 0.85 * root / 0.5);
        }
    }

    /** Pedicles in front, articular processes behind; between two pedicles an oval window of fat with a nerve root. */
    private boolean pedicle(final double x, final double v, final double inSegment, final double segment,
        final SpinePoint point) {
        final double side = Math.abs(Math.abs(x) - m_halfWidth - CANAL_WALL - PEDICLE / 2) - PEDICLE / 2;
        final double back = v - m_centre - m_halfDepth - ARTICULAR;
        final double front = m_centre - m_halfDepth - 4 - v;
        if (side > 0 || back > 0 || front > 0) {
            return false;
        }
        final double halfHeight = m_stature.bodyHalfHeight();
        final double pitch = m_stature.pitch();
        final double up = inSegment - 0.3 * halfHeight + pitch / 2;
        final double fromWindow = up - pitch * Math.rint(up / pitch);
        final double windowHeight = pitch / 2 - 0.45 * halfHeight;
        final double relativeUp = fromWindow / windowHeight;
        final double relativeV = (v - m_centre + 0.35 * m_halfDepth) / (0.95 * m_halfDepth);
        final double window = (1 - Math.sqrt(relativeUp * relativeUp + relativeV * relativeV)) * windowHeight;
        final double joint = 0.7 - Math.abs(fromWindow + 0.5 * (v - m_centre - m_halfDepth));
        if (window > 0) {
            final double rootUp = fromWindow - 0.35 * windowHeight;
            final double rootV = v - m_centre + 0.35 * m_halfDepth;
            point.is(rootUp * rootUp + rootV * rootV < 5 ? Tissue.NERVE : Tissue.FAT);
        } else if (joint > 0 && v > m_centre + 0.4 * m_halfDepth) {
            point.mixes(Tissue.ANNULUS, Tissue.CEREBROSPINAL_FLUID, 0.3);
        } else {
            bone(x, v, inSegment + segment, Math.max(Math.max(side, back), Math.max(window, joint)), point);
        }
        return true;
    }

    /** Spinous processes in the middle, laminae beside them, ligament and fat between. */
    private boolean behind(final double x, final double v, final double inSegment, final double segment,
        final double outsideCanal, final SpinePoint point) {
        final double back = v - m_centre - 0.55 * m_halfDepth;
        if (back < 0) {
            return false;
        }
        final double pitch = m_stature.pitch();
        final double sloped = inSegment + m_slope * back + 0.12 * pitch;
        final double fromBone = sloped - pitch * Math.rint(sloped / pitch);
        final double side = Math.abs(x) - SPINOUS_HALF_WIDTH;
        final double beyondTip = v - m_stature.spinousTip();
        final double beyondLamina = outsideCanal - CANAL_WALL - 5;
        if (side > 0 && beyondLamina > 0 || beyondTip > 2 || Math.abs(x) > m_halfWidth + PEDICLE) {
            return false;
        }
        final double extent = side > 0 ? beyondLamina : Math.max(side, beyondTip);
        final double wall = Math.max(Math.abs(fromBone) - 0.27 * pitch, extent);
        if (wall < 0) {
            bone(x, v, inSegment + segment, wall, point);
        } else if (beyondTip > 0 || side < -SPINOUS_HALF_WIDTH + 0.8) {
            point.is(Tissue.LIGAMENT);
        } else {
            point.mixes(Tissue.LIGAMENT, Tissue.FAT, 0.7);
        }
        return true;
    }

    private void bone(final double x, final double v, final double t, final double wall, final SpinePoint point) {
        if (wall > -CORTEX) {
            point.is(Tissue.COMPACT_BONE);
        } else {
            final double fat = m_stature.marrowFat() + 0.1 + 0.08 * m_marrow.at(x, v, t);
            point.mixes(Tissue.MARROW_WATER, Tissue.MARROW_FAT, fat);
        }
    }
}
