package io.maskwatch.simulator.rtsp;

import io.maskwatch.simulator.stream.CameraStream;
import io.maskwatch.simulator.stream.MediaDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The SDP of a stream (RFC 4566, RFC 6184). */
final class SessionDescription {
    static final String TRACK = "trackID=0";

    private static final List<String> SOUND =
            List.of("m=audio 0 RTP/AVP 0", "a=rtpmap:0 PCMU/8000", "a=control:trackID=1");
    private static final List<String> DATA =
            List.of("m=application 0 RTP/AVP 107", "a=rtpmap:107 vnd.onvif.metadata/90000", "a=control:trackID=2");

    private SessionDescription() {}

    static String of(CameraStream stream, MediaDescription media, boolean otherTracks, String host) {
        String family = host.contains(":") ? "IP6" : "IP4";
        List<String> lines = new ArrayList<>(List.of(
                "v=0",
                "o=- 1 1 IN " + family + " " + host,
                "s=" + stream.name(),
                "c=IN " + family + " " + (host.contains(":") ? "::" : "0.0.0.0"),
                "t=0 0",
                "a=type:broadcast",
                "a=control:*",
                "a=range:npt=now-"));
        if (otherTracks) {
            lines.addAll(SOUND);
        }
        lines.add("m=video 0 RTP/AVP " + media.payloadType());
        lines.add("b=AS:" + stream.settings().bitsPerSecond() / 1000);
        lines.addAll(media.attributes());
        lines.add(
                String.format(Locale.ROOT, "a=framerate:%.3f", stream.settings().framesPerSecond()));
        lines.add("a=control:" + TRACK);
        if (otherTracks) {
            lines.addAll(DATA);
        }
        return String.join("\r\n", lines) + "\r\n";
    }
}
