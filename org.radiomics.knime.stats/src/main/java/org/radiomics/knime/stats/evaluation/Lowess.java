package org.radiomics.knime.stats.evaluation;

/**
 * Locally weighted linear regression (Cleveland, JASA 1979, 74:829) without robustness iterations, with the numbers of
 * R's {@code lowess(x, y, f, iter = 0)}: tricube weights over the nearest {@code f n} points, fits skipped within
 * {@code delta} of the last one and interpolated.
 */
public final class Lowess {

    private final double m_span;

    private final double m_delta;

    private Lowess(final double span, final double delta) {
        m_span = span;
        m_delta = delta;
    }

    /** @return span 2/3, fits at least a hundredth of the range apart */
    public static Lowess withDefaults() {
        return new Lowess(2 / 3.0, 0.01);
    }

    /**
     * @param span share of the points in each fit, above 0, at most 1
     * @return a copy with that setting
     */
    public Lowess withSpan(final double span) {
        if (!(span > 0 && span <= 1)) {
            throw new IllegalArgumentException("A lowess span of " + span + " is not a share; choose above 0 to 1.");
        }
        return new Lowess(span, m_delta);
    }

    /**
     * @param delta distance between fits as a share of the range of x, at least 0; 0 fits at every point
     * @return a copy with that setting
     */
    public Lowess withDelta(final double delta) {
        if (!(delta >= 0)) {
            throw new IllegalArgumentException("A lowess delta of " + delta + " is not a distance; choose 0 or more.");
        }
        return new Lowess(m_span, delta);
    }

    /**
     * A smoothed curve.
     *
     * @param x ascending, repeated where the data are
     * @param y smoothed, one per x
     */
    public record Curve(double[] x, double[] y) {

        /**
         * @param at a place
         * @return linear interpolation; NaN outside the range of x
         */
        public double at(final double at) {
            int low = 0;
            int high = x.length - 1;
            if (high < 0 || !(at >= x[0] && at <= x[high])) {
                return Double.NaN;
            }
            while (high - low > 1) {
                final int middle = (low + high) >>> 1;
                if (x[middle] < at) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            if (at == x[low] || x[low] == x[high]) {
                return y[low];
            }
            return at == x[high] ? y[high] : y[low] + (y[high] - y[low]) * ((at - x[low]) / (x[high] - x[low]));
        }
    }

    /**
     * @param x in any order, free of NaN
     * @param y one per x, free of NaN
     * @return the curve
     */
    public Curve fit(final double[] x, final double[] y) {
        final int[] order = StableOrder.of(x);
        final double[] sortedX = new double[x.length];
        final double[] sortedY = new double[x.length];
        for (int i = 0; i < order.length; i++) {
            sortedX[i] = x[order[i]];
            sortedY[i] = y[order[i]];
        }
        return fitSorted(sortedX, sortedY);
    }

    /** As {@link #fit}, for ascending x. */
    Curve fitSorted(final double[] x, final double[] y) {
        final int n = x.length;
        if (n < 2) {
            return new Curve(x, y.clone());
        }
        final double[] smooth = new double[n];
        final int points = Math.max(2, Math.min(n, (int)(m_span * n + 1e-7)));
        final double range = x[n - 1] - x[0];
        final double delta = m_delta * range;
        int left = 0;
        int right = points - 1;
        int last = -1;
        int i = 0;
        while (last < n - 1) {
            while (right < n - 1 && x[i] - x[left] > x[right + 1] - x[i]) {
                left++;
                right++;
            }
            smooth[i] = local(x, y, i, left, right, range);
            interpolate(x, smooth, last, i);
            last = i;
            final double cut = x[last] + delta;
            i = last + 1;
            while (i < n && x[i] <= cut) {
                if (x[i] == x[last]) {
                    smooth[i] = smooth[last];
                    last = i;
                }
                i++;
            }
            i = Math.max(last + 1, i - 1);
        }
        return new Curve(x, smooth);
    }

    private static void interpolate(final double[] x, final double[] smooth, final int last, final int to) {
        if (last >= 0) {
            for (int j = last + 1; j < to; j++) {
                final double share = (x[j] - x[last]) / (x[to] - x[last]);
                smooth[j] = share * smooth[to] + (1 - share) * smooth[last];
            }
        }
    }

    /**
     * The weighted line through the points from {@code left} and all ties of {@code right}, at point {@code i}. Sums
     * are taken about that point in one pass.
     */
    private static double local(final double[] x, final double[] y, final int i, final int left, final int right,
        final double range) {
        final double at = x[i];
        final double reach = Math.max(at - x[left], x[right] - at);
        final double near = 0.001 * reach;
        final double far = 0.999 * reach;
        final double perReach = reach > 0 ? 1 / reach : 0;
        double weights = 0;
        double mean = 0;
        double squares = 0;
        double value = 0;
        double product = 0;
        int j = left;
        while (at - x[j] > far) {
            j++;
        }
        for (; j < x.length && x[j] - at <= far; j++) {
            final double offset = x[j] - at;
            final double distance = Math.abs(offset);
            double weight = 1;
            if (distance > near) {
                final double ratio = distance * perReach;
                final double rest = 1 - ratio * ratio * ratio;
                weight = rest * rest * rest;
            }
            weights += weight;
            mean += weight * offset;
            squares += weight * offset * offset;
            value += weight * y[j];
            product += weight * offset * y[j];
        }
        mean /= weights;
        value /= weights;
        final double spread = squares / weights - mean * mean;
        // With all weight in one place, the mean stands for the line.
        final boolean flat = !(spread > 0 && Math.sqrt(spread) > 0.001 * range);
        return flat ? value : value - mean * ((product / weights - mean * value) / spread);
    }
}
