package io.maskwatch.runtime.camera;

import io.maskwatch.schemas.FailureCause;

/** What to do about a camera that gives no pictures, in words for people: a sentence or two for each cause. Stateless. */
public final class Remedies {
    private Remedies() {}

    /**
     * What to do; empty if there is nothing to do.
     *
     * @param udp whether its pictures come by UDP, so that TCP is worth a try
     * @param names what the camera's settings are called where this is read
     */
    public static String of(FailureCause cause, boolean udp, SettingNames names) {
        return switch (cause) {
            case NONE -> "";
            case REFUSED ->
                "Check that the camera is on, that its RTSP service is enabled, and the port (usually 554).";
            case UNREACHABLE ->
                "Check the address, cabling, VLAN and firewall between the ingest worker and the camera.";
            case UNAUTHORISED ->
                "Check user name and password in the camera's own web page; give them with %s, never in the URL."
                        .formatted(names.login());
            case NOT_FOUND -> "Check the path after the host: it differs by maker (its manual names the RTSP path).";
            case TIMED_OUT ->
                "Check that nothing between the ingest worker and the camera drops its packets; %s%s."
                        .formatted(udp ? "try %s; ".formatted(names.tcp()) : "", names.slowCamera());
            case UNSUPPORTED_CODEC -> "Set the camera's stream to H.264, H.265 or MJPEG.";
            case TLS ->
                "Give the camera a valid certificate for its host name, or use %s knowing what that means."
                        .formatted(names.anyCertificate());
            case BROKEN_STREAM ->
                "Check the network for losses; %slower the camera's bit rate."
                        .formatted(udp ? "use %s; ".formatted(names.tcp()) : "");
            case ENDED -> "The stream ended while it was watched; a file that short cannot be measured.";
            case STALLED ->
                "The connection stands but no picture comes: restart the camera, or check its stream settings.";
            case FROZEN -> "The picture never changes: restart the camera, and check that its sensor works.";
            case BLACK -> "The picture is black: check lens cap, light, and infra-red mode.";
            case NO_VIDEO -> "The address gives no video: check that the path is that of a video stream.";
            case REDIRECTED ->
                "The camera points to another host, or to another scheme (rtsps instead of rtsp, or back): put that address into the camera's url if it is the right one.";
            case CREDENTIALS_MISSING -> names.password();
            case INVALID_CAMERA -> "Correct the camera's record.";
            case INTERNAL, UNKNOWN -> "Please report this with the log of this run.";
        };
    }
}
