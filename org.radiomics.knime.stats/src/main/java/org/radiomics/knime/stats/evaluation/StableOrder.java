package org.radiomics.knime.stats.evaluation;

/** The order of numbers, ties in their given order. A merge sort on plain arrays, as the bootstrap sorts often. */
final class StableOrder {

    private static final int SHORT = 12;

    private StableOrder() {
    }

    /**
     * @param values free of NaN
     * @return the indices of the values in ascending order
     */
    static int[] of(final double[] values) {
        final int[] order = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        sort(values, order, new int[order.length], 0, order.length);
        return order;
    }

    private static void sort(final double[] values, final int[] order, final int[] spare, final int from,
        final int to) {
        if (to - from <= SHORT) {
            insert(values, order, from, to);
            return;
        }
        final int middle = (from + to) >>> 1;
        sort(values, order, spare, from, middle);
        sort(values, order, spare, middle, to);
        System.arraycopy(order, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        int next = from;
        while (left < middle) {
            order[next++] = right < to && values[order[right]] < values[spare[left]] ? order[right++] : spare[left++];
        }
    }

    private static void insert(final double[] values, final int[] order, final int from, final int to) {
        for (int i = from + 1; i < to; i++) {
            final int moved = order[i];
            int j = i;
            while (j > from && values[order[j - 1]] > values[moved]) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = moved;
        }
    }
}
