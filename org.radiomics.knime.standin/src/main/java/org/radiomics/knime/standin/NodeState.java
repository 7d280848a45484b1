package org.radiomics.knime.standin;

/**
 * How far a node is, as KNIME's traffic light has it. A node that failed is back at what it was, with an error message.
 */
public enum NodeState {

    /** Red: inputs are missing or do not fit the settings. */
    IDLE,
    /** Yellow: ready to execute. */
    CONFIGURED,
    /** Blue: at work. */
    EXECUTING,
    /** Green: the outputs are there. */
    EXECUTED
}
