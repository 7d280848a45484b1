package org.radiomics.knime.feature.phantom;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * One tumour: where its boundary runs and what its tissue is like inside. Coordinates are those of {@link
 * SpineAnatomy}. The boundary is an ellipsoid, tilted in the sagittal plane, whose surface is displaced by a smooth
 * random field.
 */
final class Lesion {

    /** Relaxation times and proton density of liquid necrosis (proteinaceous fluid). */
    private static final double NECROSIS_T1 = 2300;

    private static final double NECROSIS_T2 = 230;

    private static final double NECROSIS_DENSITY = 0.97;

    /** Proton density of cellular tumour relative to water. */
    private static final double TUMOUR_DENSITY = 0.86;

    /** Part of the variation of T2 that is as coarse as the grain; the rest is finer by the ratio below. */
    private static final double COARSE_WEIGHT = 0.8;

    private static final double FINE_WEIGHT = Math.sqrt(1 - COARSE_WEIGHT * COARSE_WEIGHT);

    private static final double FINE_RATIO = 0.4;

    /** T1 varies with T2, less strongly (both follow the water content). */
    private static final double T1_VARIATION = 0.6;

    /** Distance from the boundary in mm within which there is no necrosis. */
    private static final double VITAL_RIM = 2;

    /** How far a radius from front to back exceeds that of the vertebral body at most, in mm. */
    private static final double LARGEST_BULGE = 12;

    /** Distance in mm from the surface at which oedema has vanished. */
    private static final double OEDEMA_REACH = 14;

    /** Transition widths beyond which the lesion has no share in the signal. */
    private static final double REACH = 6;

    private final LesionTraits m_traits;

    private final double[] m_centre;

    private final double[] m_radii;

    private final double m_cosine;

    private final double m_sine;

    private final double m_bump;

    private final SmoothField m_surface;

    private final SmoothField m_fingers;

    private final SmoothField m_coarse;

    private final SmoothField m_fine;

    private final SmoothField m_core;

    private final SmoothField m_foci;

    private final double m_necrosisThreshold;

    private final double m_sclerosisThreshold;

    /**
     * @param traits what the lesion is like
     * @param stature sizes of the spine it sits in
     * @param draws decide position, shape and pattern
     */
    Lesion(final LesionTraits traits, final Stature stature, final Draws draws) {
        m_traits = traits;
        final Draws shape = draws.child("shape");
        m_radii = radii(traits.diameter() / 2, stature, shape);
        m_centre = centre(m_radii, stature, shape);
        final double tilt = shape.gaussian(0, 0.25);
        m_cosine = StrictMath.cos(tilt);
        m_sine = StrictMath.sin(tilt);
        final double meanRadius = (m_radii[0] + m_radii[1] + m_radii[2]) / 3;
        m_bump = traits.irregularity() * meanRadius;
        m_surface = new SmoothField(draws.child("surface"), Math.max(5, 0.75 * meanRadius));
        m_fingers = new SmoothField(draws.child("fingers"), 3);
        m_coarse = new SmoothField(draws.child("coarse"), traits.grain());
        m_fine = new SmoothField(draws.child("fine"), traits.grain() * FINE_RATIO);
        m_core = new SmoothField(draws.child("core"), Math.max(6, 0.5 * meanRadius));
        m_foci = new SmoothField(draws.child("foci"), 3.5);
        final NormalDistribution normal = new NormalDistribution(null, 0, 1);
        m_necrosisThreshold = normal.inverseCumulativeProbability(1 - traits.necrosis());
        m_sclerosisThreshold = normal.inverseCumulativeProbability(1 - traits.sclerosis());
    }

    /** The longest radius lies across or from front to back; end plates flatten a lesion from head to foot. */
    private static double[] radii(final double longest, final Stature stature, final Draws draws) {
        final double other = longest * draws.uniform(0.65, 0.98);
        final boolean across = longest > stature.bodyHalfDepth() + LARGEST_BULGE || draws.chance(0.5);
        final double room = stature.bodyHalfHeight() * 0.98;
        final double upright = longest * draws.uniform(0.7, 0.98);
        final double height = upright <= room ? upright : room + 0.6 * (upright - room);
        return new double[]{across ? longest : other,
            across ? Math.min(other, stature.bodyHalfDepth() + LARGEST_BULGE) : longest, height};
    }

    /** A small lesion lies anywhere in the body; a large one is centred and bulges to the front or the back. */
    private static double[] centre(final double[] radii, final Stature stature, final Draws draws) {
        final double[] room = {stature.bodyHalfWidth(), stature.bodyHalfDepth(), stature.bodyHalfHeight()};
        final double[] centre = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            final double play = Math.max(0.15 * room[axis], 0.9 * room[axis] - radii[axis]);
            centre[axis] = draws.uniform(-play, play);
        }
        centre[1] += draws.uniform(-0.45, 0.35) * Math.max(0, radii[1] - room[1]);
        centre[2] *= 0.6;
        return centre;
    }

    /** @return the ellipsoid's centre in mm; a copy */
    double[] centre() {
        return m_centre.clone();
    }

    /** @return how far the lesion reaches from its centre along an axis in mm, but for rare bumps */
    double extent(final int axis) {
        final double tilted = axis == 0 ? m_radii[0] : Math.hypot(m_radii[axis], m_sine * m_radii[3 - axis]);
        return tilted + 2 * m_bump;
    }

    /** @return what the lesion is like */
    LesionTraits traits() {
        return m_traits;
    }

    /**
     * @return the distance from the lesion's surface in mm, negative inside; along the ray from the centre, hence
     *         approximate; what the anatomy holds back is not yet added
     */
    double distance(final double x, final double y, final double z) {
        final double px = x - m_centre[0];
        final double dy = y - m_centre[1];
        final double dz = z - m_centre[2];
        final double py = m_cosine * dy + m_sine * dz;
        final double pz = m_cosine * dz - m_sine * dy;
        final double qx = px / m_radii[0];
        final double qy = py / m_radii[1];
        final double qz = pz / m_radii[2];
        final double relative = Math.sqrt(qx * qx + qy * qy + qz * qz);
        final double length = Math.sqrt(px * px + py * py + pz * pz);
        final double toSurface = relative < 1e-6 ? m_radii[2] : length / relative;
        final double free = (relative - 1) * toSurface;
        if (free > 3 * m_bump + REACH * m_traits.transition() + 12) {
            return free;
        }
        return free - m_bump * m_surface.at(x, y, z);
    }

    /**
     * The tumour's share of the tissue.
     *
     * @param distance from the surface, with what the anatomy holds back
     * @return 1 deep inside, 0 far outside, a logistic step between, frayed where the lesion infiltrates
     */
    double share(final double distance, final double x, final double y, final double z) {
        final double width = m_traits.transition();
        if (distance > REACH * width) {
            return 0;
        }
        if (distance < -REACH * width) {
            return 1;
        }
        return 1 / (1 + StrictMath.exp((distance - 1.3 * width * m_fingers.at(x, y, z)) / width));
    }

    /**
     * The tumour's own signal, water only.
     *
     * @param distance from the surface
     * @param sequence how it is measured
     * @return the spin-echo signal of a place wholly filled with tumour, dense bone included
     */
    double signal(final double distance, final double x, final double y, final double z, final PulseSequence sequence) {
        final double variation = m_traits.heterogeneity()
            * (COARSE_WEIGHT * m_coarse.at(x, y, z) + FINE_WEIGHT * m_fine.at(x, y, z));
        double t1 = m_traits.t1() * StrictMath.exp(T1_VARIATION * variation);
        double t2 = m_traits.t2() * StrictMath.exp(variation);
        double density = TUMOUR_DENSITY;
        final double depth = ramp((-distance - VITAL_RIM) / 2);
        if (depth > 0) {
            final double core = 0.94 * m_core.at(x, y, z) + 0.34 * m_fingers.at(z, x, y);
            final double liquid = depth * ramp((core - m_necrosisThreshold) / 0.3 + 0.5);
            t1 += liquid * (NECROSIS_T1 - t1);
            t2 += liquid * (NECROSIS_T2 - t2);
            density += liquid * (NECROSIS_DENSITY - density);
        }
        final double dense = 0.85 * ramp((m_foci.at(x, y, z) - m_sclerosisThreshold) / 0.9 + 0.5);
        return (1 - dense) * sequence.signal(density, t1, t2);
    }

    /** @return the share of marrow that is left between tumour cells, 0 to 1 */
    double residue(final double x, final double y, final double z) {
        return ramp(m_traits.residue() * (1 + 0.6 * m_fingers.at(x, y, z)));
    }

    /** @return the share of fat that oedema takes from the marrow outside the lesion */
    double oedema(final double distance) {
        final double left = ramp(1 - distance / OEDEMA_REACH);
        return m_traits.oedema() * left * left;
    }

    private static double ramp(final double value) {
        return Math.max(0, Math.min(1, value));
    }
}
