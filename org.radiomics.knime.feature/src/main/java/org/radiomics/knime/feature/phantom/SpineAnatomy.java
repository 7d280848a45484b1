package org.radiomics.knime.feature.phantom;

/**
 * The healthy spine around one vertebra: which tissues are where. Coordinates are millimetres from the centre of the
 * affected body, x to the left, y to the back, z to the head. Bodies and discs are here; what surrounds them is in
 * {@link NeuralArch} and {@link Surroundings}.
 */
final class SpineAnatomy {

    /** Thickness of the compact bone around a body. */
    private static final double CORTEX = 0.8;

    /** Thickness of ligament and periosteum on the compact bone. */
    private static final double LIGAMENT = 0.8;

    /** How far an end plate's middle lies deeper than its edge. */
    private static final double END_PLATE_DEPTH = 1.6;

    /** How far the waist of a body is narrower than its ends, as a fraction. */
    private static final double WAIST = 0.07;

    /** How much harder than in bone a tumour grows through an end plate and disc. */
    private static final double DISC_RESISTANCE = 5;

    /** Distance from the discs in mm at which they no longer hold a tumour back. */
    private static final double DISC_INFLUENCE = 7;

    private static final double SMALLEST_GROWTH = 0.55;

    private static final int DISCS_EACH_WAY = 8;

    private final Stature m_stature;

    private final double m_curvature;

    private final double m_pitch;

    private final double m_perPitch;

    private final double m_growth;

    private final double m_halfHeight;

    private final double m_perHalfHeight2;

    private final double m_halfDepth;

    private final double m_depthPerWidth2;

    private final double[] m_nucleus = new double[2 * DISCS_EACH_WAY + 1];

    private final SmoothField m_marrowPatches;

    private final SmoothField m_trabeculae;

    private final NeuralArch m_arch;

    private final Surroundings m_surroundings;

    /**
     * @param stature the patient's sizes
     * @param draws decide textures and each disc's state
     */
    SpineAnatomy(final Stature stature, final Draws draws) {
        m_stature = stature;
        m_curvature = stature.level().curvature() * draws.child("curvature").uniform(0.4, 1.2);
        m_pitch = stature.pitch();
        m_perPitch = 1 / m_pitch;
        m_growth = stature.level().growthUpwards();
        m_halfHeight = stature.bodyHalfHeight();
        m_perHalfHeight2 = 1 / (m_halfHeight * m_halfHeight);
        m_halfDepth = stature.bodyHalfDepth();
        final double depthPerWidth = m_halfDepth / stature.bodyHalfWidth();
        m_depthPerWidth2 = depthPerWidth * depthPerWidth;
        final Draws discs = draws.child("discs");
        for (int i = 0; i < m_nucleus.length; i++) {
            m_nucleus[i] = Math.max(0, Math.min(1, 1.05 - stature.discWear() + discs.gaussian(0, 0.15)));
        }
        m_marrowPatches = new SmoothField(draws.child("marrow patches"), 7);
        m_trabeculae = new SmoothField(draws.child("trabeculae"), 2.2);
        m_arch = new NeuralArch(stature, draws.child("arch"));
        m_surroundings = new Surroundings(stature, draws.child("surroundings"));
    }

    /** @return the patient's sizes */
    Stature stature() {
        return m_stature;
    }

    /** Says what is at a position. */
    void at(final double x, final double y, final double z, final SpinePoint point) {
        final double v = y - m_curvature * z * z / 2;
        final double t = z / Math.max(0.3, 1 - m_curvature * y);
        final double segment = Math.rint(t * m_perPitch);
        final double growth = Math.max(SMALLEST_GROWTH, 1 + m_growth * segment);
        final double inSegment = t - segment * m_pitch;
        final double fromMiddle = Math.min(1, inSegment * inSegment * m_perHalfHeight2);
        final double narrowing = growth * (1 - WAIST * (1 - fromMiddle));
        final double halfDepth = m_halfDepth * narrowing;
        final double perHalfDepth2 = 1 / (halfDepth * halfDepth);
        final double squareX = x * x * m_depthPerWidth2 * perHalfDepth2;
        final double squareV = v * v * perHalfDepth2;
        final double radius2 = squareX + squareV - 0.35 * Math.min(1, squareX) * Math.min(1, squareV);
        final double outside = (Math.sqrt(radius2) - 1) * halfDepth;
        final double beyondPlate = Math.abs(inSegment) - m_halfHeight + END_PLATE_DEPTH * (1 - Math.min(1, radius2));

        point.holdsBack(barrier(outside, Math.abs(t) - m_halfHeight));
        if (outside < LIGAMENT) {
            column(x, v, t, inSegment, outside, beyondPlate, radius2, point);
        } else if (!m_arch.at(x, v, inSegment, segment * m_pitch, point)) {
            m_surroundings.at(x, v, t, outside, point);
        }
    }

    private static double barrier(final double outside, final double beyondAffectedBody) {
        if (beyondAffectedBody <= 0 || outside >= DISC_INFLUENCE) {
            return 0;
        }
        return DISC_RESISTANCE * beyondAffectedBody * Math.min(1, 1 - outside / DISC_INFLUENCE);
    }

    private void column(final double x, final double v, final double t, final double inSegment, final double outside,
        final double beyondPlate, final double radius2, final SpinePoint point) {
        if (beyondPlate > 0) {
            disc(v, t, outside, radius2, point);
        } else if (outside > 0) {
            point.is(Tissue.LIGAMENT);
        } else if (Math.max(outside, beyondPlate) > -CORTEX) {
            point.is(Tissue.COMPACT_BONE);
        } else {
            marrow(x, v, t, inSegment, outside, point);
        }
    }

    private void disc(final double v, final double t, final double outside, final double radius2,
        final SpinePoint point) {
        if (outside > 0) {
            point.is(v > 0 ? Tissue.LIGAMENT : Tissue.ANNULUS);
            return;
        }
        final int disc = (int)Math.floor(t / m_pitch) + DISCS_EACH_WAY;
        final double nucleus = m_nucleus[Math.max(0, Math.min(m_nucleus.length - 1, disc))];
        final double inner = Math.max(0, Math.min(1, (0.62 - radius2) / 0.35));
        point.mixes(Tissue.ANNULUS, Tissue.NUCLEUS, nucleus * inner);
    }

    /** Marrow is water and fat between trabeculae; the basivertebral vein leaves it in the middle of the back. */
    private void marrow(final double x, final double v, final double t, final double inSegment, final double outside,
        final SpinePoint point) {
        final boolean vein =
            v > 0 && Math.abs(x) < 3.5 && Math.abs(inSegment) < 0.4 + 0.07 * v && outside > -0.45 * v;
        if (vein) {
            point.mixes(Tissue.MARROW_WATER, Tissue.VEIN, 0.6);
            return;
        }
        final double fat = m_stature.marrowFat() + 0.06 * m_marrowPatches.at(x, v, t) + 0.07 * m_trabeculae.at(x, v, t);
        point.mixes(Tissue.MARROW_WATER, Tissue.MARROW_FAT, fat);
    }
}
