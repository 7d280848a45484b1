package org.radiomics.knime.stats.nomogram;

import java.util.List;

/**
 * The axis of one variable. Points rise along the ticks of a variable with a positive coefficient and fall along those
 * of a negative one: the axis is then drawn reversed. Ticks of a category are its levels in the model's order.
 *
 * @param column the variable
 * @param categorical whether the ticks are levels
 * @param ticks in the order of values or levels; the least of their points is 0
 */
public record Axis(String column, boolean categorical, List<Tick> ticks) {

    /** Copies the list. */
    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** @return the most points that a tick gives */
    public double maximum() {
        return ticks.stream().mapToDouble(Tick::points).max().orElse(0);
    }
}
