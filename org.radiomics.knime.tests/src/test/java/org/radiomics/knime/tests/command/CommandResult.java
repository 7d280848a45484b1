package org.radiomics.knime.tests.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.radiomics.knime.batch.RadiomicsCommand;

/**
 * What a call of the command printed and ended with.
 *
 * @param exitCode of KNIME's batch application
 * @param out lines for results
 * @param err lines for warnings and failures
 */
record CommandResult(int exitCode, List<String> out, List<String> err) {

    /** Runs the command in this process. */
    static CommandResult of(final Object... arguments) {
        final String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int exitCode = RadiomicsCommand.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new CommandResult(exitCode, out.toString().lines().toList(), err.toString().lines().toList());
    }
}
