package io.maskwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFolderTest {
    @TempDir
    Path folder;

    @Test
    void givesAFolderToOneOpenerAtATime() {
        try (DataFolder first = DataFolder.open(folder)) {
            assertRefused(
                    () -> DataFolder.open(folder), ExitCode.BUSY, first.path().toString());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void makesTheFolderAndThoseInsideIt() {
        try (DataFolder data = DataFolder.open(folder.resolve("a/b"))) {
            assertThat(data.folder("broker")).isDirectory().hasParent(folder.resolve("a/b"));
        }
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(() -> DataFolder.open(file), ExitCode.CONFIGURATION, file.toString());
    }

    @Test
    void keepsThePortsOverRestarts() {
        BrokerPorts first = BrokerPorts.of(folder, 0);
        assertThat(BrokerPorts.of(folder, 0)).isEqualTo(first);
        assertThat(first.clients()).isNotEqualTo(first.controller());
        assertThat(first.bootstrapServers()).isEqualTo("127.0.0.1:" + first.clients());
    }

    @Test
    void movesTheClientsPortWhenAskedButNotTheControllersWhichTheBrokersFilesName(@TempDir Path other) {
        BrokerPorts first = BrokerPorts.of(folder, 0);
        int asked = BrokerPorts.of(other, 0).clients();
        assertThat(BrokerPorts.of(folder, asked)).isEqualTo(new BrokerPorts(asked, first.controller()));
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    () -> BrokerPorts.of(folder, taken.getLocalPort()), ExitCode.BUSY, "port " + taken.getLocalPort());
        }
    }

    @Test
    void refusesAPortsFileThatIsDamaged() throws IOException {
        Files.writeString(folder.resolve("broker-ports.properties"), "clients=abc\n");
        assertRefused(() -> BrokerPorts.of(folder, 0), ExitCode.CONFIGURATION, "broker-ports.properties");
    }

    @Test
    void deletesATemporaryFolderWithAllThatIsInIt() throws IOException {
        TemporaryFolder temporary = TemporaryFolder.create();
        Files.createDirectories(temporary.path().resolve("a/b"));
        Files.writeString(temporary.path().resolve("a/b/c"), "d");
        temporary.close();
        assertThat(temporary.path()).doesNotExist();
    }

    private static void assertRefused(ThrowingCallable opening, ExitCode code, String input) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessageContaining(input);
    }
}
