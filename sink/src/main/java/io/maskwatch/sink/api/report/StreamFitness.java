package io.maskwatch.sink.api.report;

import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.sink.api.report.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a stream suits the job, by what was measured of it. Stateless. */
public final class StreamFitness {
    private static final Set<String> CODECS = Set.of("h264", "hevc", "mjpeg");
    private static final int NARROW_PX = 640;
    private static final int WIDE_PX = 1_600;
    private static final double SLOW = 2;
    private static final double TOO_SLOW = 1;
    private static final double LONG_GAP_MS = 10_000;
    private static final double SHAKY_MS = 200;

    private StreamFitness() {}

    /**
     * One finding for each measure; a figure that is not known yet has none.
     *
     * @param udp whether pictures come by UDP, so that TCP is worth a try
     */
    public static List<Finding> findings(StreamFacts stream, boolean udp) {
        List<Finding> findings = new ArrayList<>();
        findings.add(codec(stream.getCodec()));
        findings.add(size(stream.getWidthPx(), stream.getHeightPx()));
        if (stream.getFramesPerSecond() > 0) {
            findings.add(rate(stream.getFramesPerSecond()));
        }
        if (stream.getKeyFrameGapMs() > 0) {
            findings.add(keyFrames(stream.getKeyFrameGapMs()));
        }
        if (stream.getJitterMs() > 0) {
            findings.add(jitter(stream.getJitterMs(), udp));
        }
        return findings;
    }

    /** The longer side, in pixels, at which the model is best to look at such a stream. */
    public static int detectAtPx(StreamFacts stream) {
        return Math.max(stream.getWidthPx(), stream.getHeightPx()) >= WIDE_PX ? 960 : 640;
    }

    private static Finding codec(String codec) {
        boolean known = CODECS.contains(codec.toLowerCase(Locale.ROOT));
        return new Finding(
                known ? Level.GOOD : Level.UNFIT,
                "CODEC",
                "The stream is " + codec + ".",
                known ? "" : "Set the camera's stream to H.264, H.265 or MJPEG.");
    }

    private static Finding size(int widthPx, int heightPx) {
        boolean narrow = widthPx < NARROW_PX;
        return new Finding(
                narrow ? Level.DOUBTFUL : Level.GOOD,
                "PICTURE_SIZE",
                "The picture is %d x %d pixels.".formatted(widthPx, heightPx),
                narrow ? "Use a larger stream: faces farther than a few metres will be too small to judge." : "");
    }

    private static Finding rate(double framesPerSecond) {
        Level level = framesPerSecond < TOO_SLOW ? Level.UNFIT : framesPerSecond < SLOW ? Level.DOUBTFUL : Level.GOOD;
        return new Finding(
                level,
                "FRAME_RATE",
                text("The camera sends %.1f frames a second.", framesPerSecond),
                level == Level.GOOD ? "" : "Raise the frame rate in the camera to 4 or more, or mend the network.");
    }

    private static Finding keyFrames(double gapMs) {
        boolean rare = gapMs > LONG_GAP_MS;
        return new Finding(
                rare ? Level.DOUBTFUL : Level.GOOD,
                "KEY_FRAMES",
                text("Key frames are %.1f s apart.", gapMs / 1000),
                rare ? "Set 1 to 2 s in the camera: after each interruption it is blind for that long." : "");
    }

    /** Never unfit: a picture that comes late shows people as well as any other. */
    private static Finding jitter(double jitterMs, boolean udp) {
        Level level = jitterMs > SHAKY_MS ? Level.DOUBTFUL : Level.GOOD;
        return new Finding(
                level,
                "JITTER",
                text("Pictures arrive up to %.0f ms off their time.", jitterMs),
                level == Level.GOOD ? "" : udp ? "Check the network, or use TCP as transport." : "Check the network.");
    }

    private static String text(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }
}
