package io.maskwatch.simulator.rtsp;

/** Reads the path of a stream out of a request's URI. */
final class RtspPath {
    private RtspPath() {}

    /** The stream's path, such as {@code /cam1}, without query, track and trailing slash. */
    static String of(String uri) {
        int authority = uri.indexOf("://");
        int path = authority < 0 ? 0 : uri.indexOf('/', authority + 3);
        String text = path < 0 ? "/" : uri.substring(path);
        int query = text.indexOf('?');
        text = query < 0 ? text : text.substring(0, query);
        if (text.endsWith("/" + SessionDescription.TRACK)) {
            text = text.substring(0, text.length() - SessionDescription.TRACK.length());
        }
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The URI that the description's relative controls are appended to. */
    static String base(String uri) {
        return uri.endsWith("/") ? uri : uri + "/";
    }
}
