package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * An encoder for still pictures of one size, with the frame it encodes from. Not thread-safe; closing twice is harmless.
 */
final class StillEncoder implements AutoCloseable {
    private static final int BEST_SCALE = 2;
    private static final int WORST_SCALE = 31;
    private static final double QUALITY_PER_SCALE = 3.2;

    private final AVFrame frame;
    private final AVPacket packet = Ffmpeg.allocated(av_packet_alloc(), "a packet");
    private final AVCodecContext context;

    private StillEncoder(int codecId, int widthPx, int heightPx, int pixelFormat) {
        frame = NativeFrames.allocate(widthPx, heightPx, pixelFormat);
        AVCodec codec = Ffmpeg.allocated(avcodec_find_encoder(codecId), "an encoder");
        context = Ffmpeg.allocated(avcodec_alloc_context3(codec), "an encoder");
        AVDictionary options = new AVDictionary(null);
        try {
            context.width(widthPx).height(heightPx).pix_fmt(pixelFormat).thread_count(1);
            context.color_range(AVCOL_RANGE_JPEG).flags(context.flags() | AV_CODEC_FLAG_QSCALE);
            context.time_base().num(1).den(25);
            if (codecId == AV_CODEC_ID_MJPEG) {
                av_dict_set(options, "huffman", "default", 0);
            }
            Ffmpeg.checked(avcodec_open2(context, codec, options), "opening the encoder of still pictures");
        } catch (RuntimeException e) {
            close();
            throw e;
        } finally {
            av_dict_free(options);
        }
    }

    static StillEncoder jpeg(int widthPx, int heightPx) {
        return new StillEncoder(AV_CODEC_ID_MJPEG, widthPx, heightPx, AV_PIX_FMT_YUVJ420P);
    }

    static StillEncoder png(int widthPx, int heightPx) {
        return new StillEncoder(AV_CODEC_ID_PNG, widthPx, heightPx, AV_PIX_FMT_RGB24);
    }

    /** The frame to fill before encoding. */
    AVFrame frame() {
        return frame;
    }

    int widthPx() {
        return frame.width();
    }

    int heightPx() {
        return frame.height();
    }

    /** The file's bytes of the frame as it is; the quality, 1 to 100, counts for JPEG. */
    byte[] encode(int quality) {
        frame.quality(scaleOf(quality) * FF_QP2LAMBDA);
        Ffmpeg.checked(avcodec_send_frame(context, frame), "encoding a still picture");
        Ffmpeg.checked(avcodec_receive_packet(context, packet), "encoding a still picture");
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        av_packet_unref(packet);
        return bytes;
    }

    /** FFmpeg's scale of quantisation, 2 (best) to 31 (worst), for a quality of 1 (worst) to 100 (best). */
    static int scaleOf(int quality) {
        long scale = Math.round(1 + (100 - quality) / QUALITY_PER_SCALE);
        return (int) Math.max(BEST_SCALE, Math.min(WORST_SCALE, scale));
    }

    @Override
    public void close() {
        if (!packet.isNull()) {
            av_packet_free(packet);
            packet.setNull();
            avcodec_free_context(context);
            context.setNull();
            av_frame_free(frame);
            frame.setNull();
        }
    }
}
