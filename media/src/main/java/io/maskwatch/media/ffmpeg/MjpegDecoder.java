package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.maskwatch.media.MediaException;
import io.maskwatch.schemas.FailureCause;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's JPEG decoder at one reduction of size. It opens at first use, so that the reductions nobody needs cost nothing.
 * Not thread-safe; closing twice is harmless.
 */
final class MjpegDecoder implements AutoCloseable {
    private final int halvings;
    private @Nullable Open open;

    private record Open(AVCodecContext context, AVPacket packet, AVFrame frame) {}

    MjpegDecoder(int halvings) {
        this.halvings = halvings;
    }

    /** The decoded frame, valid until the next call. */
    AVFrame decode(byte[] jpeg) throws MediaException {
        Open ready = open();
        Ffmpeg.checked(av_new_packet(ready.packet, jpeg.length), "making a packet");
        try {
            ready.packet.data().put(jpeg);
            int code = avcodec_send_packet(ready.context, ready.packet);
            if (code >= 0) {
                code = avcodec_receive_frame(ready.context, ready.frame);
            }
            if (code < 0 || isDamaged(ready.frame)) {
                close(); // what is left in the decoder must not touch the next picture
                throw new MediaException(
                        FailureCause.BROKEN_STREAM,
                        "The picture is a damaged JPEG (" + Ffmpeg.describe(code) + "). It is to be left out.");
            }
            return ready.frame;
        } finally {
            if (!ready.packet.isNull()) {
                av_packet_unref(ready.packet);
            }
        }
    }

    private static boolean isDamaged(AVFrame frame) {
        return frame.decode_error_flags() != 0 || (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0;
    }

    private Open open() {
        Open ready = open;
        if (ready == null) {
            AVCodec codec = Ffmpeg.allocated(avcodec_find_decoder(AV_CODEC_ID_MJPEG), "a JPEG decoder");
            ready = new Open(
                    Ffmpeg.allocated(avcodec_alloc_context3(codec), "a JPEG decoder"),
                    Ffmpeg.allocated(av_packet_alloc(), "a packet"),
                    Ffmpeg.allocated(av_frame_alloc(), "a frame"));
            open = ready;
            ready.context.thread_count(1).lowres(halvings).err_recognition(AV_EF_EXPLODE);
            Ffmpeg.checked(avcodec_open2(ready.context, codec, (AVDictionary) null), "opening the JPEG decoder");
        }
        return ready;
    }

    @Override
    public void close() {
        Open ready = open;
        open = null;
        if (ready != null) {
            av_frame_free(ready.frame);
            av_packet_free(ready.packet);
            ready.packet.setNull();
            avcodec_free_context(ready.context);
        }
    }
}
