package org.knime.core.node.util;

import org.knime.core.node.InvalidSettingsException;

/** Checks that read like the sentence they throw. Templates are those of {@link String#format}. */
public final class CheckUtils {

    private CheckUtils() {
    }

    /**
     * @param predicate what must hold
     * @param template of the message
     * @param args of the message
     * @throws InvalidSettingsException if it does not hold
     */
    public static void checkSetting(final boolean predicate, final String template, final Object... args)
        throws InvalidSettingsException {
        if (!predicate) {
            throw new InvalidSettingsException(message(template, args));
        }
    }

    /**
     * @param <T> of the argument
     * @param arg must not be null
     * @param template of the message
     * @param args of the message
     * @return the argument
     * @throws InvalidSettingsException if it is null
     */
    public static <T> T checkSettingNotNull(final T arg, final String template, final Object... args)
        throws InvalidSettingsException {
        checkSetting(arg != null, template, args);
        return arg;
    }

    /**
     * @param predicate what must hold
     * @param template of the message
     * @param args of the message
     * @throws IllegalArgumentException if it does not hold
     */
    public static void checkArgument(final boolean predicate, final String template, final Object... args)
        throws IllegalArgumentException {
        if (!predicate) {
            throw new IllegalArgumentException(message(template, args));
        }
    }

    /**
     * @param predicate what must hold
     * @param template of the message
     * @param args of the message
     * @throws IllegalStateException if it does not hold
     */
    public static void checkState(final boolean predicate, final String template, final Object... args)
        throws IllegalStateException {
        if (!predicate) {
            throw new IllegalStateException(message(template, args));
        }
    }

    private static String message(final String template, final Object... args) {
        return args.length == 0 ? template : String.format(template, args);
    }
}
