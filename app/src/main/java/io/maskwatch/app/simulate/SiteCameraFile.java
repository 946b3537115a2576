package io.maskwatch.app.simulate;

import io.maskwatch.simulator.fault.FaultScript;
import java.util.Map;

/** Writes the camera file of a simulated site. Stateless. */
public final class SiteCameraFile {
    private SiteCameraFile() {}

    /**
     * The file's text.
     *
     * @param urls of the cameras, by id
     * @param scripts of the cameras, by id; who loses packets by UDP is to be asked for it
     */
    public static String text(Map<String, String> urls, SimulatedAccess access, Map<String, FaultScript> scripts) {
        StringBuilder text =
                new StringBuilder("# Cameras of `maskwatch simulate`, there as long as it runs.\ncameras:\n");
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
