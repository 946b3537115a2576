package io.maskwatch.app.command;

import io.maskwatch.app.report.Versions;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line: every command, and how failures are told. */
@Command(
        name = "maskwatch",
        description = "Tells a crowded venue, camera by camera and minute by minute, how many people wear their mask"
                + " properly, and raises alerts that can be trusted.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = MaskwatchCommand.Version.class,
        exitCodeListHeading = "%nExit status:%n",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            IngestCommand.class,
            DetectorCommand.class,
            SinkCommand.class,
            BrokerCommand.class,
            CamerasCommand.class,
            RulesCommand.class,
            AreasCommand.class,
            UsersCommand.class,
            StatusCommand.class,
            ProbeCommand.class,
            SimulateCommand.class,
            CapacityCommand.class,
            DetectCommand.class,
            EvaluateCommand.class,
            ScenesCommand.class,
            AlertsCommand.class,
            TailCommand.class,
            AuditCommand.class,
            TopicsCommand.class
        })
public final class MaskwatchCommand {
    private static final Logger LOG = LoggerFactory.getLogger(MaskwatchCommand.class);

    private MaskwatchCommand() {}

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new MaskwatchCommand());
        commandLine.addSubcommand(BenchCommand.withBenchmarks());
        commandLine.setExecutionExceptionHandler((failure, failed, parsed) -> tell(failure, failed));
        IParameterExceptionHandler usual = commandLine.getParameterExceptionHandler();
        commandLine.setParameterExceptionHandler((failure, arguments) -> refuse(failure, arguments, usual));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        explainExitCodes(commandLine);
        return commandLine;
    }

    /** A value that cannot be read is a user's mistake like others; of the rest picocli says more. */
    private static int refuse(ParameterException failure, String[] arguments, IParameterExceptionHandler usual)
            throws Exception {
        Optional<UserError> complaint = ValueComplaint.of(failure);
        return complaint.isPresent()
                ? tell(complaint.get(), failure.getCommandLine())
                : usual.handleParseException(failure, arguments);
    }

    /** A user's mistake is one paragraph; anything else is our fault, and the log has the trace. */
    private static int tell(Exception failure, CommandLine failed) {
        if (failure instanceof UserError error) {
            failed.getErr().println(failed.getColorScheme().errorText(error.getMessage()));
            return error.code().status();
        }
        LOG.error("{} failed", failed.getCommandName(), failure);
        failed.getErr()
                .println(failed.getColorScheme()
                        .errorText("maskwatch " + failed.getCommandName() + " failed: " + failure
                                + ". This is a fault of maskwatch; please report it with the log."));
        return ExitCode.FAILED.status();
    }

    private static void explainExitCodes(CommandLine commandLine) {
        commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        commandLine.getSubcommands().values().forEach(MaskwatchCommand::explainExitCodes);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values()).forEach(code -> codes.put(" " + code.status(), code.meaning()));
        return codes;
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"maskwatch " + Versions.ours()};
        }
    }
}
