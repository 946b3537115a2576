package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** The packets of a source's one video stream. For one thread at a time; closing twice is harmless. */
final class Demuxer implements AutoCloseable {
    /** Enough for the headers of all we read; what SDP leaves out comes with the first key frame. */
    private static final long PROBE_BYTES = 1 << 20;

    private static final long ANALYSE_MICROS = 500_000;
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final double MAX_FRAMES_PER_SECOND = 240;

    /** FFmpeg takes any text for a film of letters. */
    private static final Set<String> TEXT_ART = Set.of("ansi", "bintext", "xbin", "idf");

    private final Interruption interruption;
    private final Failures failures;
    private final Duration readTimeout;
    private final AVPacket packet = Ffmpeg.allocated(av_packet_alloc(), "a packet");
    private @Nullable AVFormatContext context;
    private @Nullable AVStream stream;
    private @Nullable String encrypted;

    private Demuxer(SourceOptions source, Interruption interruption, Failures failures) {
        this.interruption = interruption;
        this.failures = failures;
        this.readTimeout = source.readTimeout();
    }

    /** Connects, and follows the camera from an address without encryption to one with it, if certificates are verified. */
    static Demuxer open(SourceOptions source, Interruption interruption, Failures failures) throws MediaException {
        interruption.within(source.connectTimeout());
        return openInTime(source, interruption, failures);
    }

    private static Demuxer openInTime(SourceOptions source, Interruption interruption, Failures failures)
            throws MediaException {
        InputSettings settings = InputSettings.of(source);
        Demuxer demuxer = new Demuxer(source, interruption, failures);
        try {
            settings.trustOnly(new TlsPrecheck(source, interruption, failures).run());
            demuxer.connect(settings);
            demuxer.findVideo();
            return demuxer;
        } catch (MediaException | RuntimeException e) {
            demuxer.close();
            String encrypted = demuxer.encrypted;
            if (encrypted == null || !source.verifyTls()) {
                throw e;
            }
            return openInTime(source.withUrl(encrypted), interruption, failures);
        }
    }

    private void connect(InputSettings settings) throws MediaException {
        if (interruption.isDue()) {
            throw failures.stopped();
        }
        AVFormatContext fresh = Ffmpeg.allocated(avformat_alloc_context(), "a demuxer");
        interruption.watch(fresh);
        RedirectGuard guard = new RedirectGuard(settings.address(), fresh);
        interruption.guard(guard);
        fresh.probesize(PROBE_BYTES).max_analyze_duration(ANALYSE_MICROS).fps_probe_size(0);
        AVDictionary dictionary = new AVDictionary(null);
        try {
            for (Map.Entry<String, String> option : settings.options().entrySet()) {
                av_dict_set(dictionary, option.getKey(), option.getValue(), 0);
            }
            int code = avformat_open_input(fresh, settings.address(), null, dictionary);
            if (code < 0) { // FFmpeg has freed the context
                String elsewhere = guard.elsewhere();
                encrypted = guard.encrypted();
                throw elsewhere == null ? failures.opening(code) : failures.redirected(elsewhere);
            }
            context = fresh;
            requireUnderstood(dictionary);
        } finally {
            interruption.guard(null);
            av_dict_free(dictionary);
        }
    }

    /** What FFmpeg leaves in the dictionary it did not understand: a time-out that is ignored would hang for ever. */
    private void requireUnderstood(AVDictionary dictionary) throws MediaException {
        AVDictionaryEntry left = av_dict_iterate(dictionary, null);
        if (left != null && !left.isNull()) {
            throw failures.internal(
                    "FFmpeg does not know the option " + left.key().getString());
        }
    }

    private void findVideo() throws MediaException {
        AVFormatContext open = open();
        int code = avformat_find_stream_info(open, (AVDictionary) null);
        if (code < 0 || interruption.late() || interruption.asked()) {
            throw failures.opening(code);
        }
        int index = av_find_best_stream(open, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (index < 0) {
            throw failures.noVideo();
        }
        stream = open.streams(index);
        if (TEXT_ART.contains(avcodec_get_name(stream().codecpar().codec_id()).getString())) {
            throw failures.noVideo();
        }
        for (int other = 0; other < open.nb_streams(); other++) {
            if (other != index) {
                open.streams(other).discard(org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL);
            }
        }
    }

    AVStream stream() {
        return Objects.requireNonNull(stream, "no stream");
    }

    /** The nominal rate, or 0 if the stream does not tell. */
    double framesPerSecond() {
        AVRational rate = av_guess_frame_rate(open(), stream(), null);
        double framesPerSecond = rate.den() == 0 ? 0 : (double) rate.num() / rate.den();
        return framesPerSecond > MAX_FRAMES_PER_SECOND ? 0 : framesPerSecond;
    }

    /** Waits for the next packet of the video; it is valid until the next call. Null at the end of the stream. */
    @Nullable
    AVPacket next() throws MediaException {
        AVFormatContext open = open();
        interruption.within(readTimeout);
        while (true) {
            av_packet_unref(packet);
            int code = av_read_frame(open, packet);
            if (code >= 0 && packet.stream_index() == stream().index()) {
                return packet;
            }
            if (interruption.isDue()) {
                throw failures.reading(code);
            }
            if (code == AVERROR_EOF) {
                return null;
            }
            if (code < 0 && code != ErrorNumbers.AGAIN) {
                throw failures.reading(code);
            }
        }
    }

    private AVFormatContext open() {
        AVFormatContext open = context;
        if (open == null) {
            throw new IllegalStateException("the video source is closed");
        }
        return open;
    }

    @Override
    public void close() {
        AVFormatContext open = context;
        context = null;
        stream = null;
        if (open != null) {
            interruption.withinDespiteCaller(FAREWELL);
            avformat_close_input(open);
        }
        if (!packet.isNull()) {
            av_packet_free(packet);
            packet.setNull();
        }
    }
}
