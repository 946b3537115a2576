package io.maskwatch.simulator.main;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.Login;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which cameras to simulate.
 *
 * @param cameras how many, 1 to 500
 * @param seed decides the scenes; the same seed gives the same ones
 * @param length how long the scenes last, from each camera's first viewer; null for scenes without end
 * @param framesPerSecond pictures a second, 1 to 60
 * @param widthPx width of the pictures, even, 320 to 3840
 * @param heightPx height of the pictures, even, 180 to 2160
 * @param login what viewers must prove to know; null lets everybody on this machine in
 * @param content what the cameras show
 * @param port TCP port on loopback, 0 for any free one
 */
public record SimulatorOptions(
        int cameras,
        long seed,
        @Nullable Duration length,
        double framesPerSecond,
        int widthPx,
        int heightPx,
        @Nullable Login login,
        CameraContent content,
        int port) {

    public SimulatorOptions {
        require(cameras >= 1 && cameras <= 500, "cameras " + cameras, "1 to 500");
        require(framesPerSecond >= 1 && framesPerSecond <= 60, "frames per second " + framesPerSecond, "1 to 60");
        require(widthPx >= 320 && widthPx <= 3840 && widthPx % 2 == 0, "width " + widthPx, "an even 320 to 3840");
        require(heightPx >= 180 && heightPx <= 2160 && heightPx % 2 == 0, "height " + heightPx, "an even 180 to 2160");
        require(port >= 0 && port <= 65535, "port " + port, "0 to 65535");
        require(length == null || length.toSeconds() >= 30, "scene length " + length, "at least 30 s, or none");
    }

    /** Two cameras with endless scenes at 1280x720, 10 pictures a second, on any free port. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(2, 1, null, 10, 1280, 720, null, new CameraContent.Scene(), 0);
    }

    public SimulatorOptions withCameras(int other) {
        return new SimulatorOptions(other, seed, length, framesPerSecond, widthPx, heightPx, login, content, port);
    }

    public SimulatorOptions withSeed(long other) {
        return new SimulatorOptions(cameras, other, length, framesPerSecond, widthPx, heightPx, login, content, port);
    }

    public SimulatorOptions withLength(@Nullable Duration other) {
        return new SimulatorOptions(cameras, seed, other, framesPerSecond, widthPx, heightPx, login, content, port);
    }

    public SimulatorOptions withFramesPerSecond(double other) {
        return new SimulatorOptions(cameras, seed, length, other, widthPx, heightPx, login, content, port);
    }

    public SimulatorOptions withSize(int otherWidthPx, int otherHeightPx) {
        return new SimulatorOptions(
                cameras, seed, length, framesPerSecond, otherWidthPx, otherHeightPx, login, content, port);
    }

    public SimulatorOptions withLogin(@Nullable Login other) {
        return new SimulatorOptions(cameras, seed, length, framesPerSecond, widthPx, heightPx, other, content, port);
    }

    public SimulatorOptions withContent(CameraContent other) {
        return new SimulatorOptions(cameras, seed, length, framesPerSecond, widthPx, heightPx, login, other, port);
    }

    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(cameras, seed, length, framesPerSecond, widthPx, heightPx, login, content, other);
    }

    private static void require(boolean valid, String input, String range) {
        if (!valid) {
            throw new UserError(ExitCode.USAGE, "simulator, " + input, "this is out of range", "Give " + range + ".");
        }
    }
}
