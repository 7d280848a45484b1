package org.radiomics.knime.standin;

/**
 * What a node has to say, in KNIME's words.
 *
 * @param type whether the node failed
 * @param text for a person
 */
public record NodeMessage(Type type, String text) {

    /** How bad it is. */
    public enum Type {
        /** The node worked, or may still. */
        WARNING,
        /** The node failed. */
        ERROR
    }

    /**
     * @param text for a person
     * @return a warning
     */
    public static NodeMessage warning(final String text) {
        return new NodeMessage(Type.WARNING, text);
    }

    /**
     * @param text for a person
     * @return an error
     */
    public static NodeMessage error(final String text) {
        return new NodeMessage(Type.ERROR, text);
    }
}
