package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.H264Encoder;
import io.maskwatch.media.RgbImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** H.264 by Cisco's openh264, one thread. Not thread-safe; the caller closes it, and closing twice is harmless. */
public final class FfmpegH264Encoder implements H264Encoder {
    private static final int RATE_DENOMINATOR = 1000;

    private final int widthPx;
    private final int heightPx;
    private final AVCodecContext context;
    private final AVPacket packet = Ffmpeg.allocated(av_packet_alloc(), "a packet");
    private final AVFrame pixels;
    private final AVFrame frame;
    private final Scaler scaler = new Scaler(SWS_BILINEAR);
    private final Map<Long, Long> ptsNanosByIndex = new HashMap<>();
    private long index;

    /**
     * Opens the encoder.
     *
     * @param widthPx width in pixels, even
     * @param heightPx height in pixels, even
     * @param fps frames per second, for the control of the bit rate
     * @param bitsPerSecond the mean rate aimed at
     * @param keyFrameInterval frames from one key frame to the next
     */
    public FfmpegH264Encoder(int widthPx, int heightPx, double fps, int bitsPerSecond, int keyFrameInterval) {
        if (widthPx < 16 || heightPx < 16 || widthPx % 2 != 0 || heightPx % 2 != 0) {
            throw new IllegalArgumentException(
                    "H.264 needs even sides of at least 16 pixels, not " + widthPx + "x" + heightPx);
        }
        if (!(fps > 0) || bitsPerSecond < 1 || keyFrameInterval < 1) {
            throw new IllegalArgumentException("frame rate, bit rate and key frame interval must be above nothing");
        }
        Ffmpeg.load();
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        pixels = NativeFrames.allocate(widthPx, heightPx, AV_PIX_FMT_RGB24);
        frame = NativeFrames.allocate(widthPx, heightPx, AV_PIX_FMT_YUV420P);
        frame.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_SMPTE170M);
        AVCodec codec = Ffmpeg.allocated(avcodec_find_encoder_by_name("libopenh264"), "libopenh264");
        context = Ffmpeg.allocated(avcodec_alloc_context3(codec), "an encoder");
        try {
            context.width(widthPx).height(heightPx).pix_fmt(AV_PIX_FMT_YUV420P).thread_count(1);
            context.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_SMPTE170M);
            context.bit_rate(bitsPerSecond).gop_size(keyFrameInterval).max_b_frames(0);
            int rate = (int) Math.max(1, Math.round(fps * RATE_DENOMINATOR));
            context.time_base().num(RATE_DENOMINATOR).den(rate);
            context.framerate().num(rate).den(RATE_DENOMINATOR);
            open(codec);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open(AVCodec codec) {
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "rc_mode", "bitrate", 0);
            av_dict_set(options, "allow_skip_frames", "0", 0);
            Ffmpeg.checked(avcodec_open2(context, codec, options), "opening the H.264 encoder");
        } finally {
            av_dict_free(options);
        }
    }

    @Override
    public List<AccessUnit> encode(RgbImage image, long ptsNanos, boolean forceKey) {
        requireSize(image.widthPx(), image.heightPx());
        return encode(image.rgb(), AV_PIX_FMT_RGB24, ptsNanos, forceKey);
    }

    @Override
    public List<AccessUnit> encode(BufferedImage image, long ptsNanos, boolean forceKey) {
        requireSize(image.getWidth(), image.getHeight());
        if (image.getType() != BufferedImage.TYPE_3BYTE_BGR
                || !(image.getRaster().getDataBuffer() instanceof DataBufferByte bytes)
                || bytes.getSize() != 3 * widthPx * heightPx) {
            throw new IllegalArgumentException("the image must be a whole one of type TYPE_3BYTE_BGR");
        }
        return encode(bytes.getData(), AV_PIX_FMT_BGR24, ptsNanos, forceKey);
    }

    private List<AccessUnit> encode(byte[] packed, int pixelFormat, long ptsNanos, boolean forceKey) {
        NativeFrames.put(packed, pixels.format(pixelFormat));
        Ffmpeg.checked(av_frame_make_writable(frame), "writing a frame");
        scaler.scale(pixels, frame);
        frame.pts(index).pict_type(forceKey ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
        ptsNanosByIndex.put(index, ptsNanos);
        index++;
        Ffmpeg.checked(avcodec_send_frame(context, frame), "encoding H.264");
        return receive();
    }

    private List<AccessUnit> receive() {
        List<AccessUnit> units = new ArrayList<>();
        while (avcodec_receive_packet(context, packet) >= 0) {
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            Long ptsNanos = ptsNanosByIndex.remove(packet.pts());
            units.add(new AccessUnit(bytes, (packet.flags() & AV_PKT_FLAG_KEY) != 0, ptsNanos == null ? 0 : ptsNanos));
            av_packet_unref(packet);
        }
        return units;
    }

    private void requireSize(int width, int height) {
        if (packet.isNull()) {
            throw new IllegalStateException("the encoder is closed");
        }
        if (width != widthPx || height != heightPx) {
            throw new IllegalArgumentException("the picture has " + width + "x" + height + " pixels, the encoder takes "
                    + widthPx + "x" + heightPx);
        }
    }

    @Override
    public void close() {
        if (!packet.isNull()) {
            av_packet_free(packet);
            packet.setNull();
            avcodec_free_context(context);
            av_frame_free(pixels);
            av_frame_free(frame);
            scaler.close();
        }
    }
}
