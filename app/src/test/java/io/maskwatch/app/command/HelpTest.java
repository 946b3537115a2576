package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.runtime.ExitCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    @ParameterizedTest
    @MethodSource("everyCommand")
    void explainsEveryCommand(List<String> command) {
        CommandRun run = CommandRun.of(
                Stream.concat(command.stream(), Stream.of("--help")).toArray());
        assertThat(run.lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Usage: "
                                + String.join(
                                        " ",
                                        Stream.concat(Stream.of("maskwatch"), command.stream())
                                                .toList())));
        assertThat(run.out()).contains("--help");
    }

    @Test
    void documentsTheExitStatus() {
        CommandRun run = CommandRun.of("--help");
        for (ExitCode code : ExitCode.values()) {
            assertThat(run.out()).contains(" " + code.status() + "  ");
        }
    }

    @Test
    void tellsItsVersion() {
        assertThat(CommandRun.of("--version").lines())
                .singleElement()
                .asString()
                .matches("maskwatch \\d+\\..+");
    }

    @Test
    void saysWhatAnUnknownOptionCouldHaveBeenAndThatACommandIsNeeded() {
        CommandRun unknown = CommandRun.of("audit", "--reprot", "r.json");
        assertThat(unknown.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(unknown.err()).contains("--reprot", "--report");
        CommandRun none = CommandRun.of();
        assertThat(none.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(none.err()).contains("Usage: maskwatch");
    }

    static Stream<List<String>> everyCommand() {
        return below(List.of(), MaskwatchCommand.commandLine());
    }

    private static Stream<List<String>> below(List<String> path, CommandLine command) {
        return Stream.concat(
                Stream.of(path),
                command.getSubcommands().entrySet().stream()
                        .flatMap(child -> below(
                                Stream.concat(path.stream(), Stream.of(child.getKey()))
                                        .toList(),
                                child.getValue())));
    }
}
