package io.maskwatch.simulator.fault;

/** One thing that goes wrong with a camera while it lasts, sorted by the layer where it happens. */
public enum Fault {
    /** Nothing listens: connections end, new ones are refused. A camera that is off, or restarts. */
    OFF,
    /** All packets are dropped, in both directions, and no connection can be made. A pulled cable. */
    HOST_SILENT,
    /** The connections there are carry nothing any more, in either direction; new ones are as they should be. */
    HALF_OPEN,
    /** Each picture is cut off in the middle by a reset of its connection; TCP alone. */
    RESET,

    /** A certificate that nobody trusts; the three are for an encrypted camera alone. */
    UNKNOWN_CERTIFICATE,
    /** A certificate of yesterday. */
    EXPIRED_CERTIFICATE,
    /** A certificate that is made out to another host. */
    OTHER_HOSTS_CERTIFICATE,

    /** Connections are taken and nothing is ever answered. */
    ACCEPT_THEN_SILENCE,
    /** No path is known: 404. */
    WRONG_PATH,
    /** Another password holds; sessions that there are go on. */
    OTHER_PASSWORD,
    /** Whoever asks for a description is sent to another address. */
    REDIRECT,
    /** Sessions are forgotten: packets stop, and whoever keeps his alive is told that there is none. */
    SESSION_LOST,
    /** The first picture comes so many seconds after PLAY. */
    SLOW_FIRST_PICTURE(Amount.seconds(40, 600)),
    /** A track with sound before the video and one with data behind it. */
    OTHER_TRACKS,

    /** Sessions stay, but no packet is sent. */
    NO_PACKETS,
    /** Pictures are held back for so many seconds, then sent all at once; again and again. */
    BURST_THEN_GAP(Amount.seconds(3, 60)),
    /** So many in a hundred packets are lost. */
    LOSS(Amount.percent(5)),
    /** So many in a hundred packets change places with the next one. */
    REORDERING(Amount.percent(5)),
    /** So many in a hundred packets have bits turned over. */
    CORRUPTION(Amount.percent(5)),
    /** So many in a hundred packets have lost their second half. */
    TRUNCATION(Amount.percent(5)),
    /** The stream's clock is so many seconds behind what it was. */
    CLOCK_BACK(Amount.seconds(3600, Fault.CLOCK_SECONDS)),
    /** The stream's clock is so many seconds ahead of what it was. */
    CLOCK_AHEAD(Amount.seconds(3600, Fault.CLOCK_SECONDS)),
    /** The stream's clock passes its greatest value so many seconds after the beginning. */
    CLOCK_WRAP(Amount.seconds(2, Fault.CLOCK_SECONDS)),
    /** The stream's clock is so many in a hundred too fast. */
    CLOCK_DRIFT(Amount.percent(5)),

    /** The same picture, encoded anew each time. */
    FREEZE,
    /** A black picture. */
    BLACK,
    /** Half a minute from one key frame to the next; new viewers get pictures at once, and no key frame before it is due. */
    RARE_KEY_FRAMES,
    /** Pictures of half the size. */
    OTHER_RESOLUTION,
    /** H.265 instead of H.264. */
    H265,
    /** JPEG pictures instead of H.264. */
    MJPEG;

    /** The clock has 32 bits of 90 000 a second, and begins anew after 47 721 s. */
    private static final int CLOCK_SECONDS = 40_000;

    @SuppressWarnings("ImmutableEnumChecker") // a record of two numbers and a word
    private final Amount amount;

    Fault() {
        this(Amount.NONE);
    }

    Fault(Amount amount) {
        this.amount = amount;
    }

    /** How much of it there can be. */
    Amount amount() {
        return amount;
    }

    /** How much of it, in the unit that the fault is described in, where nothing else is said. */
    double usualAmount() {
        return amount.usual();
    }
}
