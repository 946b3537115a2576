package io.maskwatch.simulator.rtsp;

import io.maskwatch.simulator.stream.CameraStream;
import io.maskwatch.simulator.stream.ParameterSets;
import java.util.Locale;

/** The SDP of a stream (RFC 4566, RFC 6184). */
final class SessionDescription {
    static final String TRACK = "trackID=0";

    private SessionDescription() {}

    static String of(CameraStream stream, ParameterSets sets, String host) {
        String family = host.contains(":") ? "IP6" : "IP4";
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN " + family + " " + host,
                "s=" + stream.name(),
                "c=IN " + family + " " + (host.contains(":") ? "::" : "0.0.0.0"),
                "t=0 0",
                "a=type:broadcast",
                "a=control:*",
                "a=range:npt=now-",
                "m=video 0 RTP/AVP 96",
                "b=AS:" + stream.settings().bitsPerSecond() / 1000,
                "a=rtpmap:96 H264/90000",
                "a=fmtp:96 packetization-mode=1;profile-level-id=" + sets.profileLevelId() + ";sprop-parameter-sets="
                        + sets.sprop(),
                String.format(Locale.ROOT, "a=framerate:%.3f", stream.settings().framesPerSecond()),
                "a=control:" + TRACK,
                "");
    }
}
