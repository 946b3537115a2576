package io.maskwatch.app.simulate;

import io.maskwatch.runtime.camera.Login;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where simulated cameras are, and who may look.
 *
 * @param address what they listen on
 * @param port of the first camera, each of the others has the next one; 0 for any free ones
 * @param login what viewers must prove to know; null lets everybody in
 * @param passwordEnv the environment variable in which viewers find its password; null without a login
 */
public record SimulatedAccess(
        InetAddress address,
        int port,
        @Nullable Login login,
        @Nullable String passwordEnv) {
    /** What viewers on other machines must know of the cameras' addresses, if anything. */
    public Optional<String> remark() {
        return address.isAnyLocalAddress()
                ? Optional.of(
                        "These addresses are right on this machine alone: for another one, put this machine's name or address"
                                + " in place of 127.0.0.1.")
                : Optional.empty();
    }

    /** The port of the camera with that number, from 1. */
    int portOf(int number) {
        return port == 0 ? 0 : port + number - 1;
    }
}
