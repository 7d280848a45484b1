package org.radiomics.knime.standin;

/**
 * A wire from an output to an input. Port 0 is that of the flow variables; data ports start at 1.
 *
 * @param source the node that gives, by its id
 * @param sourcePort its output
 * @param destination the node that takes, by its id
 * @param destinationPort its input
 */
public record Connection(int source, int sourcePort, int destination, int destinationPort) {
}
