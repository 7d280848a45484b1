package org.radiomics.knime.tests.install;

import java.io.File;
import java.io.FilePermission;
import java.net.SocketPermission;
import java.security.Permission;
import java.util.Arrays;

/**
 * Refuses, and writes down, what the extension must not do on an executor: write a file outside of the folders in the
 * system property {@code writable}, or connect to anything. What Eclipse does on its own account is Eclipse's. The
 * security manager of Java 17 to 23.
 */
@SuppressWarnings("removal")
public final class LockedDown extends SecurityManager {

    private static final String[] EXTENSION = {"org.radiomics.knime.feature.", "org.radiomics.knime.stats.",
        "org.radiomics.knime.nodes.", "org.radiomics.knime.knip."};

    private final String[] m_writable = System.getProperty("writable").split(File.pathSeparator);

    @Override
    public void checkPermission(final Permission permission) {
        if (isOutside(permission) && isAbove(EXTENSION)) {
            if (!isAbove("sun.font.")) { // Java's cache of fonts in the home: it does without where it must
                System.err.println("REFUSED " + permission);
            }
            throw new SecurityException("Refused: " + permission);
        }
    }

    @Override
    public void checkPermission(final Permission permission, final Object context) {
        checkPermission(permission);
    }

    private boolean isOutside(final Permission permission) {
        if (permission instanceof FilePermission) {
            final String actions = permission.getActions();
            return (actions.contains("write") || actions.contains("delete"))
                && Arrays.stream(m_writable).noneMatch(permission.getName()::startsWith);
        }
        return permission instanceof SocketPermission;
    }

    /** @return whether code of one of these packages asks */
    private static boolean isAbove(final String... packages) {
        return StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
            .anyMatch(name -> Arrays.stream(packages).anyMatch(name::startsWith)));
    }
}
