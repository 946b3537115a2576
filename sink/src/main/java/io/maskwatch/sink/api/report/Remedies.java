package io.maskwatch.sink.api.report;

import io.maskwatch.schemas.FailureCause;

/** What to do about a camera that gives no pictures. Stateless. */
public final class Remedies {
    private Remedies() {}

    /** One sentence or two; empty if there is nothing to do. */
    public static String of(FailureCause cause) {
        return switch (cause) {
            case NONE -> "";
            case REFUSED ->
                "Check that the camera is on, that its RTSP service is enabled, and the port (usually 554).";
            case UNREACHABLE ->
                "Check the address, cabling, VLAN and firewall between the ingest worker and the camera.";
            case UNAUTHORISED ->
                "Check user name and password in the camera's own web page; name them under credentials, never in the URL.";
            case NOT_FOUND -> "Check the path after the host: it differs by maker (its manual names the RTSP path).";
            case TIMED_OUT ->
                "Check that nothing between here and the camera drops its packets; try TCP as transport, or a longer"
                        + " connectTimeoutMs.";
            case UNSUPPORTED_CODEC -> "Set the camera's stream to H.264, H.265 or MJPEG.";
            case TLS ->
                "Give the camera a valid certificate for its host name, or switch verifyTls off knowing what that means.";
            case BROKEN_STREAM -> "Check the network for losses; use TCP as transport; lower the camera's bit rate.";
            case ENDED -> "The stream has come to its end; a camera's stream does not, a file's does.";
            case STALLED ->
                "The connection stands but no picture comes: restart the camera, or check its stream settings.";
            case FROZEN -> "The picture never changes: restart the camera, and check that its sensor works.";
            case BLACK -> "The picture is black: check lens cap, light, and infra-red mode.";
            case NO_VIDEO -> "The address gives no video: check that the path is that of a video stream.";
            case CREDENTIALS_MISSING ->
                "Set the named environment variable at the ingest worker, or put the named file into its secrets folder.";
            case INVALID_CAMERA -> "Correct the camera's record.";
            case INTERNAL, UNKNOWN -> "Look into the ingest worker's log.";
        };
    }
}
