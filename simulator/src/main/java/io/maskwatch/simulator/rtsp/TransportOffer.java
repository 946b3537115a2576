package io.maskwatch.simulator.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client's Transport header asks for (RFC 2326, 12.39).
 *
 * @param tcp whether RTP is interleaved with RTSP; else it travels over UDP
 * @param first the RTP channel or port
 * @param second the RTCP channel or port
 */
record TransportOffer(boolean tcp, int first, int second) {
    private static final Pattern INTERLEAVED = Pattern.compile("interleaved=(\\d{1,3})(?:-(\\d{1,3}))?");
    private static final Pattern CLIENT_PORT = Pattern.compile("client_port=(\\d{1,5})(?:-(\\d{1,5}))?");

    /** The first of the client's offers that this server can serve. */
    static Optional<TransportOffer> choose(String header) {
        for (String offer : header.split(",", -1)) {
            String text = offer.strip().toLowerCase(Locale.ROOT);
            boolean tcp = text.startsWith("rtp/avp/tcp");
            boolean udp = !tcp && (text.startsWith("rtp/avp;") || text.startsWith("rtp/avp/udp"));
            if (tcp) {
                return Optional.of(pair(INTERLEAVED.matcher(text), true).orElse(new TransportOffer(true, 0, 1)));
            }
            Optional<TransportOffer> ports = pair(CLIENT_PORT.matcher(text), false);
            if (udp && !text.contains("multicast") && ports.isPresent()) {
                return ports;
            }
        }
        return Optional.empty();
    }

    private static Optional<TransportOffer> pair(Matcher matcher, boolean tcp) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = matcher.group(2) == null ? first + 1 : Integer.parseInt(matcher.group(2));
        int limit = tcp ? 255 : 65535;
        return first <= limit && second <= limit
                ? Optional.of(new TransportOffer(tcp, first, second))
                : Optional.empty();
    }
}
