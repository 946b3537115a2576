package io.maskwatch.simulator.fault;

import java.util.Locale;

/**
 * The faults of a camera by the names that people write and read, in scripts and in tables, each in the amount that the
 * name stands for.
 */
public enum NamedFault {
    REFUSED(Fault.OFF),
    KILLED_RESTARTED(Fault.OFF),
    HOST_SILENT(Fault.HOST_SILENT),
    ACCEPT_THEN_SILENCE(Fault.ACCEPT_THEN_SILENCE, true),
    HALF_OPEN(Fault.HALF_OPEN),
    RESET_MID_FRAME(Fault.RESET),
    SLOW_FIRST_PICTURE(Fault.SLOW_FIRST_PICTURE, true),
    WRONG_PATH(Fault.WRONG_PATH, true),
    WRONG_PASSWORD(Fault.OTHER_PASSWORD, true),
    PASSWORD_CHANGED(Fault.OTHER_PASSWORD, true),
    REDIRECT(Fault.REDIRECT, true),
    TLS_UNKNOWN(Fault.UNKNOWN_CERTIFICATE),
    TLS_EXPIRED(Fault.EXPIRED_CERTIFICATE),
    TLS_OTHER_HOST(Fault.OTHER_HOSTS_CERTIFICATE),
    NO_PACKETS(Fault.NO_PACKETS),
    SESSION_LOST(Fault.SESSION_LOST),
    FROZEN(Fault.FREEZE),
    BLACK(Fault.BLACK),
    BURST_THEN_GAP(Fault.BURST_THEN_GAP, 2),
    CLOCK_BACK(Fault.CLOCK_BACK),
    CLOCK_AHEAD(Fault.CLOCK_AHEAD),
    CLOCK_WRAP(Fault.CLOCK_WRAP),
    CLOCK_DRIFT(Fault.CLOCK_DRIFT),
    RESOLUTION_CHANGE(Fault.OTHER_RESOLUTION),
    CODEC_MJPEG(Fault.MJPEG),
    CODEC_H265(Fault.H265),
    KEY_FRAMES_30S(Fault.RARE_KEY_FRAMES, true),
    CORRUPT(Fault.CORRUPTION),
    TRUNCATED(Fault.TRUNCATION),
    UDP_LOSS_1(Fault.LOSS, 1),
    UDP_LOSS_5(Fault.LOSS, 5),
    UDP_LOSS_20(Fault.LOSS, 20),
    UDP_REORDERING(Fault.REORDERING),
    OTHER_TRACKS(Fault.OTHER_TRACKS, true);

    private final Fault fault;
    private final double amount;
    private final boolean metOnConnecting;

    NamedFault(Fault fault) {
        this(fault, false);
    }

    NamedFault(Fault fault, boolean metOnConnecting) {
        this(fault, fault.usualAmount(), metOnConnecting);
    }

    NamedFault(Fault fault, double amount) {
        this(fault, amount, false);
    }

    NamedFault(Fault fault, double amount, boolean metOnConnecting) {
        this.fault = fault;
        this.amount = amount;
        this.metOnConnecting = metOnConnecting;
    }

    /** What goes wrong. */
    public Fault fault() {
        return fault;
    }

    /** How much of it, in the fault's own unit. */
    public double amount() {
        return amount;
    }

    /** Whether only those notice it who connect; a script cuts the connections that there are, so that it is noticed. */
    boolean metOnConnecting() {
        return metOnConnecting;
    }

    /** Whether packets go missing that TCP would send again. */
    public boolean wantsUdp() {
        return text().startsWith("udp-");
    }

    /** As people write it, such as {@code host-silent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
