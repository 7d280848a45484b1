package org.radiomics.knime.feature.phantom;

/** What lies around the spine: muscles, fat and skin of the back; vessels, lung, airway or pelvis in front. */
final class Surroundings {

    private static final double SKIN = 2;

    private static final double FASCIA = 0.8;

    /** How much harder than in bone a tumour grows into a large vessel. */
    private static final double VESSEL_RESISTANCE = 2;

    private final Stature m_stature;

    private final double m_arteryX;

    private final double m_arteryRadius;

    private final double m_veinX;

    private final SmoothField m_streaks;

    private final SmoothField m_lobules;

    /**
     * @param stature the patient's sizes
     * @param draws decide textures and where the vessels run
     */
    Surroundings(final Stature stature, final Draws draws) {
        m_stature = stature;
        m_arteryX = draws.uniform(4, 14);
        m_arteryRadius = draws.uniform(8, 12);
        m_veinX = draws.uniform(-16, -8);
        m_streaks = new SmoothField(draws.child("streaks"), 3);
        m_lobules = new SmoothField(draws.child("lobules"), 9);
    }

    /**
     * @param x to the left
     * @param v behind the bodies' axis
     * @param t along the bodies' axis
     * @param outside distance from the column of bodies and discs
     * @param point filled
     */
    void at(final double x, final double v, final double t, final double outside, final SpinePoint point) {
        if (v > m_stature.canalCentre()) {
            back(x, v, t, point);
        } else {
            switch (m_stature.level()) {
                case CERVICAL -> neck(x, v, t, outside, point);
                case THORACIC -> chest(x, v, t, outside, point);
                case LUMBAR -> abdomen(x, v, t, outside, point);
                case SACRUM -> pelvis(x, v, t, outside, point);
            }
        }
    }

    private void back(final double x, final double v, final double t, final SpinePoint point) {
        final double toSkin = m_stature.skin() - v;
        final double beyondFascia = v - m_stature.fascia();
        if (toSkin < 0) {
            point.is(Tissue.AIR);
        } else if (toSkin < SKIN) {
            point.is(Tissue.SKIN);
        } else if (beyondFascia > 0) {
            final double septum = Math.abs(m_lobules.at(x, v * 2, t));
            point.mixes(Tissue.FAT, Tissue.LIGAMENT, septum < 0.06 ? 0.5 : 0.03);
        } else if (beyondFascia > -FASCIA) {
            point.is(Tissue.LIGAMENT);
        } else {
            muscle(x, v, t, point);
        }
    }

    private void muscle(final double x, final double v, final double t, final SpinePoint point) {
        final double streak = m_streaks.at(x, v, t * 0.25) + 0.5 * m_lobules.at(x, v, t * 0.3);
        final double fat = m_stature.muscleFat();
        final double marbling = 0.5 * fat * (1 + 0.6 * streak);
        point.mixes(Tissue.MUSCLE, Tissue.FAT, marbling + 0.8 * Math.max(0, streak - 1.7 + 2.4 * fat));
    }

    private void neck(final double x, final double v, final double t, final double outside, final SpinePoint point) {
        final double airwayV = v + m_stature.bodyHalfDepth() + 15;
        if (v < 0 && x * x / 90 + airwayV * airwayV / 64 < 1) {
            point.is(Tissue.AIR);
        } else if (v < 0 && Math.abs(x) > 16 && vessel(Math.abs(x) - 24, airwayV, 4.5, point)) {
            point.is(Tissue.FLOW_VOID);
        } else if (outside < 1.8) {
            point.is(Tissue.FAT);
        } else {
            muscle(x, v, t, point);
        }
    }

    private void chest(final double x, final double v, final double t, final double outside, final SpinePoint point) {
        final double front = v + m_stature.bodyHalfDepth();
        if (vessel(x - m_arteryX - 6, front + m_arteryRadius + 1, m_arteryRadius, point)) {
            point.is(Tissue.FLOW_VOID);
        } else if (outside < 4 + 2 * m_lobules.at(x, v, t) || Math.abs(x) < 12 && front > -18 && v < 0) {
            point.mixes(Tissue.FAT, Tissue.LIGAMENT, 0.08);
        } else {
            point.is(Tissue.LUNG);
        }
    }

    private void abdomen(final double x, final double v, final double t, final double outside,
        final SpinePoint point) {
        final double front = v + m_stature.bodyHalfDepth();
        if (vessel(x - m_arteryX, front + m_arteryRadius + 2, m_arteryRadius, point)
            || vessel(x - m_veinX, front + 12, 10, point)) {
            point.is(Tissue.FLOW_VOID);
        } else if (front > 6 && outside > 1.5) {
            muscle(x, v, t, point);
        } else if (front < -32 + 5 * m_lobules.at(x, v, t)) {
            point.mixes(Tissue.BOWEL, Tissue.FAT, 0.4 * m_lobules.at(t, x, v));
        } else {
            point.mixes(Tissue.FAT, Tissue.LIGAMENT, 0.04 + 0.04 * m_lobules.at(x, v, t));
        }
    }

    private void pelvis(final double x, final double v, final double t, final double outside, final SpinePoint point) {
        final double front = v + m_stature.bodyHalfDepth();
        if (front < -14 + 3 * m_lobules.at(x, v, t)) {
            point.mixes(Tissue.BOWEL, Tissue.FAT, 0.25 + 0.4 * m_lobules.at(t, x, v));
        } else if (outside > 6 && front > 8) {
            muscle(x, v, t, point);
        } else {
            point.mixes(Tissue.FAT, Tissue.LIGAMENT, 0.05);
        }
    }

    private static boolean vessel(final double acrossX, final double acrossV, final double radius,
        final SpinePoint point) {
        final double distance = Math.sqrt(acrossX * acrossX + acrossV * acrossV);
        if (distance >= radius) {
            return false;
        }
        point.holdsBack(Math.max(point.barrier(), VESSEL_RESISTANCE * (radius - distance)));
        return true;
    }
}
