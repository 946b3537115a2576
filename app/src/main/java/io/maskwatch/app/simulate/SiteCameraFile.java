package io.maskwatch.app.simulate;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.simulator.fault.FaultScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Writes the camera file of a simulated site. Stateless. */
public final class SiteCameraFile {
    private static final String MARK = "# Cameras of `maskwatch simulate`, there as long as it runs.\n";

    private SiteCameraFile() {}

    /**
     * Sees to it that no file of the user's own is lost, and that there is a folder to write to.
     *
     * @throws UserError if anything stands there that an earlier run has not written
     */
    public static void requireReplaceable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw refused(file, "there is no folder " + folder, "Make it, or name a file in another one");
        }
        if (Files.isDirectory(file)) {
            throw refused(file, "it is a folder", "Name a file in it");
        }
        if (Files.isRegularFile(file) && !isMarked(file)) {
            throw refused(
                    file,
                    "there is such a file, which maskwatch simulate has not written",
                    "Name another one; this one would be lost");
        }
    }

    /**
     * Writes it.
     *
     * @throws UserError if it cannot be written
     */
    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw refused(file, "it cannot be written (" + e + ")", "Name a writable file");
        }
    }

    private static boolean isMarked(Path file) {
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(mark.length), mark);
        } catch (IOException e) {
            throw refused(file, "there is such a file, and it cannot be read (" + e + ")", "Name another one");
        }
    }

    private static UserError refused(Path file, String cause, String remedy) {
        return new UserError(ExitCode.USAGE, "--write-cameras " + file, cause, remedy);
    }

    /**
     * The file's text.
     *
     * @param urls of the cameras, by id
     * @param scripts of the cameras, by id; who loses packets by UDP is to be asked for it
     */
    public static String text(Map<String, String> urls, SimulatedAccess access, Map<String, FaultScript> scripts) {
        StringBuilder text = new StringBuilder(MARK);
        access.remark().ifPresent(remark -> text.append("# ").append(remark).append('\n'));
        text.append("cameras:\n");
        urls.forEach((id, url) -> {
            text.append("  - id: ").append(id).append('\n');
            text.append("    name: Simulated ").append(id.replace('-', ' ')).append('\n');
            text.append("    url: ").append(url).append('\n');
            if (access.login() != null && access.passwordEnv() != null) {
                text.append("    credentials: { username: '")
                        .append(access.login().username().replace("'", "''"))
                        .append("', passwordEnv: ")
                        .append(access.passwordEnv())
                        .append(" }\n");
            }
            if (scripts.getOrDefault(id, FaultScript.NONE).spells().stream()
                    .anyMatch(spell -> spell.fault().wantsUdp())) {
                text.append("    transport: udp\n");
            }
        });
        return text.toString();
    }
}
