package org.knime.core.node.config.base;

/** The sub tree that holds the members of an array. */
final class ArrayConfig extends ConfigBase {

    ArrayConfig(final String key) {
        super(key);
    }
}
