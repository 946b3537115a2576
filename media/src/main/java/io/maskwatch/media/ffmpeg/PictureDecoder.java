package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.rtp.FrameNumbers;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Packets in, whole pictures out. Nothing comes out before the first key frame, and after a fault nothing until the next:
 * a picture built on a lost one is a smear, and a detector would judge it. Not thread-safe; closing twice is harmless.
 */
final class PictureDecoder implements AutoCloseable {
    private static final long MAX_PIXELS = 64_000_000;
    private static final int MAX_BEGINNING_BYTES = 1 << 16;
    private static final int PICTURES_TO_REFRESH = 150;
    private static final int MAX_ERRORS_IN_A_ROW = 100;

    private final Failures failures;
    private final AVCodecContext context;
    private final FrameNumbers frameNumbers = new FrameNumbers();
    private final boolean h264;
    private final AVFrame frame = Ffmpeg.allocated(av_frame_alloc(), "a picture");
    private boolean awaitsKeyFrame = true;
    private int withoutKeyFrame;
    private boolean ended;
    private int errorsInARow;
    private long errors;
    private long leftOut;
    private long pictures;

    private PictureDecoder(AVCodecContext context, Failures failures) {
        this.context = context;
        this.h264 = context.codec_id() == AV_CODEC_ID_H264;
        this.failures = failures;
    }

    static PictureDecoder open(AVCodecParameters parameters, AVRational timeBase, int threads, Failures failures)
            throws MediaException {
        String name = avcodec_get_name(parameters.codec_id()).getString();
        AVCodec codec = avcodec_find_decoder(parameters.codec_id());
        if (codec == null || codec.isNull()) {
            throw failures.unsupportedCodec(name);
        }
        PictureDecoder decoder =
                new PictureDecoder(Ffmpeg.allocated(avcodec_alloc_context3(codec), "a decoder"), failures);
        try {
            Ffmpeg.checked(
                    avcodec_parameters_to_context(decoder.context, parameters), "copying the codec's parameters");
            decoder.context.thread_count(threads).pkt_timebase(timeBase).max_pixels(MAX_PIXELS);
            if (avcodec_open2(decoder.context, codec, (AVDictionary) null) < 0) {
                throw failures.unsupportedCodec(name + " of an unknown profile");
            }
            return decoder;
        } catch (MediaException | RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    /** Gives the decoder a packet, or null for the end of the stream. */
    void send(@Nullable AVPacket packet) throws MediaException {
        ended = ended || packet == null;
        if (packet != null && awaitsKeyFrame && errors > 0) {
            leftOut++;
        }
        if (packet != null && (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
            fault();
            return;
        }
        if (packet != null && h264 && frameNumbers.isReferenceMissing(beginning(packet))) {
            fault();
        }
        int code = avcodec_send_packet(context, packet);
        if (code == ErrorNumbers.NO_MEMORY) {
            throw failures.internal("no memory to decode");
        }
        if (code < 0 && code != AVERROR_EOF) {
            fault();
        }
    }

    /** The next whole picture, valid until the next call; null when the decoder wants another packet or has ended. */
    @Nullable
    AVFrame receive() throws MediaException {
        while (true) {
            int code = avcodec_receive_frame(context, frame);
            if (code == ErrorNumbers.AGAIN || code == AVERROR_EOF) {
                return null;
            }
            if (code < 0) {
                fault();
                return null;
            }
            if (isWhole()) {
                errorsInARow = 0;
                pictures++;
                return frame;
            }
        }
    }

    private boolean isWhole() throws MediaException {
        boolean corrupt = (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0;
        if (corrupt) {
            fault();
            return false;
        }
        if ((frame.flags() & AV_FRAME_FLAG_KEY) != 0 || isRefreshed()) {
            awaitsKeyFrame = false;
        }
        return !awaitsKeyFrame && frame.width() > 0 && frame.height() > 0;
    }

    /** Some encoders send no key frames but refresh the picture strip by strip, which H.264's decoder keeps account of. */
    private boolean isRefreshed() {
        return h264 && awaitsKeyFrame && ++withoutKeyFrame >= PICTURES_TO_REFRESH;
    }

    private static byte[] beginning(AVPacket packet) {
        byte[] bytes = new byte[Math.min(packet.size(), MAX_BEGINNING_BYTES)];
        packet.data().get(bytes);
        return bytes;
    }

    private void fault() throws MediaException {
        errors++;
        errorsInARow++;
        awaitsKeyFrame = true;
        withoutKeyFrame = 0;
        if (h264) {
            avcodec_flush_buffers(context); // it, too, then gives nothing before it can vouch for a picture
        }
        if (errorsInARow >= MAX_ERRORS_IN_A_ROW) {
            throw failures.brokenStream("sent " + errorsInARow + " pictures in a row that could not be decoded");
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** Faults, and packets behind them up to the next key frame. */
    long errors() {
        return errors + leftOut;
    }

    long pictures() {
        return pictures;
    }

    @Override
    public void close() {
        if (!frame.isNull()) {
            av_frame_free(frame);
            frame.setNull();
            avcodec_free_context(context);
            context.setNull();
        }
    }
}
