package org.radiomics.knime.batch;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The `radiomics` command: run a workflow, extract a cohort, list what a path holds, check images, make a phantom
 * cohort.
 */
@Command(name = "radiomics", mixinStandardHelpOptions = true, version = "Radiomics for KNIME 0.1.0",
    description = "Radiomics from the scanner's images to a validated nomogram.",
    subcommands = {RunCommand.class, ExtractCommand.class, ListCommand.class, QcCommand.class, PhantomCommand.class})
public final class RadiomicsCommand implements Runnable {

    private static final long PATIENCE_SECONDS = 10;

    @Spec
    private CommandSpec m_spec;

    @Override
    public void run() {
        throw new ParameterException(m_spec.commandLine(), "Say what to do: run, extract, list, qc or phantom.");
    }

    /**
     * Runs the command and ends the process with {@link #run(PrintWriter, PrintWriter, String...)}'s exit code.
     *
     * @param arguments the command line
     */
    public static void main(final String[] arguments) {
        final CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(ended), "clean end"));
        final int exitCode = commandLine().execute(arguments);
        ended.countDown();
        System.exit(exitCode);
    }

    /** After Ctrl-C: what is at work gets time to remove what it has half written. */
    private static void await(final CountDownLatch ended) {
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs the command in this process.
     *
     * @param out for results
     * @param err for warnings and failures, each of them one sentence
     * @param arguments the command line
     * @return an exit code of KNIME's batch application: 0 done, 2 bad arguments, 3 the workflow could not be loaded, 4
     *         something failed while it ran
     */
    public static int run(final PrintWriter out, final PrintWriter err, final String... arguments) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new RadiomicsCommand()).setParameterExceptionHandler(RadiomicsCommand::badArguments)
            .setExecutionExceptionHandler((failure, commandLine, parsed) -> failed(failure, commandLine.getErr()));
    }

    /** One sentence and where to read more, instead of the whole help. */
    private static int badArguments(final ParameterException wrong, final String[] arguments) {
        final CommandLine command = wrong.getCommandLine();
        final String message = wrong instanceof UnmatchedArgumentException unknown ? unknown(unknown)
            : wrong.getMessage();
        command.getErr().println("radiomics: " + message + (message.endsWith(".") ? "" : ".") + " See \""
            + command.getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.ARGUMENTS;
    }

    private static String unknown(final UnmatchedArgumentException unknown) {
        return "\"" + unknown.getUnmatched().get(0) + "\" is not known"
            + (unknown.getSuggestions().isEmpty() ? "" : "; the nearest is " + unknown.getSuggestions().get(0)) + ".";
    }

    private static int failed(final Exception failure, final PrintWriter err) {
        err.println("radiomics: "
            + (failure instanceof CancellationException ? "Cancelled." : Failure.sentence(failure)));
        return failure instanceof Failure known ? known.exitCode() : ExitCode.EXECUTION;
    }
}
