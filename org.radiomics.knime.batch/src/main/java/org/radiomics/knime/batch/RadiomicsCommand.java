package org.radiomics.knime.batch;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The `radiomics` command: run a workflow, extract a cohort, make a phantom cohort. */
@Command(name = "radiomics", mixinStandardHelpOptions = true, version = "Radiomics for KNIME 0.1.0",
    description = "Radiomics from the scanner's images to a validated nomogram.",
    subcommands = {RunCommand.class, ExtractCommand.class, PhantomCommand.class})
public final class RadiomicsCommand implements Runnable {

    @Spec
    private CommandSpec m_spec;

    @Override
    public void run() {
        throw new ParameterException(m_spec.commandLine(), "Say what to do: run, extract or phantom.");
    }

    /**
     * Runs the command and ends the process with KNIME batch's exit codes: 0 done, 2 bad arguments, 3 the workflow could
     * not be loaded, 4 something failed while it ran.
     *
     * @param arguments the command line
     */
    public static void main(final String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** @return the command line, with failures reported as one sentence */
    static CommandLine commandLine() {
        return new CommandLine(new RadiomicsCommand()).setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            commandLine.getErr().println("radiomics: " + Failure.sentence(failure));
            return failure instanceof Failure known ? known.exitCode() : ExitCode.EXECUTION;
        });
    }
}
