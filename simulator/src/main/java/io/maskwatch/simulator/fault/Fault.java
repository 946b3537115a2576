package io.maskwatch.simulator.fault;

/** One thing that goes wrong with a camera while it lasts, sorted by the layer where it happens. */
public enum Fault {
    /** Nothing listens: connections end, new ones are refused. A camera that is off, or restarts. */
    OFF(0),
    /** All packets are dropped, in both directions, and no connection can be made. A pulled cable. */
    HOST_SILENT(0),
    /** The connections there are carry nothing any more, in either direction; new ones are as they should be. */
    HALF_OPEN(0),
    /** Each picture is cut off in the middle by a reset of its connection; TCP alone. */
    RESET(0),

    /** A certificate that nobody trusts; the three are for an encrypted camera alone. */
    UNKNOWN_CERTIFICATE(0),
    /** A certificate of yesterday. */
    EXPIRED_CERTIFICATE(0),
    /** A certificate that is made out to another host. */
    OTHER_HOSTS_CERTIFICATE(0),

    /** Connections are taken and nothing is ever answered. */
    ACCEPT_THEN_SILENCE(0),
    /** No path is known: 404. */
    WRONG_PATH(0),
    /** Another password holds; sessions that there are go on. */
    OTHER_PASSWORD(0),
    /** Whoever asks for a description is sent to another address. */
    REDIRECT(0),
    /** Sessions are forgotten: packets stop, and whoever keeps his alive is told that there is none. */
    SESSION_LOST(0),
    /** The first picture comes so many seconds after PLAY. */
    SLOW_FIRST_PICTURE(40),
    /** A track with sound before the video and one with data behind it. */
    OTHER_TRACKS(0),

    /** Sessions stay, but no packet is sent. */
    NO_PACKETS(0),
    /** Pictures are held back for so many seconds, then sent all at once; again and again. */
    BURST_THEN_GAP(3),
    /** So many in a hundred packets are lost. */
    LOSS(5),
    /** So many in a hundred packets change places with the next one. */
    REORDERING(5),
    /** So many in a hundred packets have bits turned over. */
    CORRUPTION(5),
    /** So many in a hundred packets have lost their second half. */
    TRUNCATION(5),
    /** The stream's clock is so many seconds behind what it was. */
    CLOCK_BACK(3600),
    /** The stream's clock is so many seconds ahead of what it was. */
    CLOCK_AHEAD(3600),
    /** The stream's clock passes its greatest value so many seconds after the beginning. */
    CLOCK_WRAP(2),
    /** The stream's clock is so many in a hundred too fast. */
    CLOCK_DRIFT(5),
    /** New viewers get pictures at once, and no key frame before the next one is due. */
    NO_KEY_ON_JOIN(0),

    /** The same picture, encoded anew each time. */
    FREEZE(0),
    /** A black picture. */
    BLACK(0),
    /** Pictures of half the size. */
    OTHER_RESOLUTION(0),
    /** H.265 instead of H.264. */
    H265(0),
    /** JPEG pictures instead of H.264. */
    MJPEG(0);

    private final double usualAmount;

    Fault(double usualAmount) {
        this.usualAmount = usualAmount;
    }

    /** How much of it, in the unit that the fault is described in, where nothing else is said. */
    public double usualAmount() {
        return usualAmount;
    }
}
