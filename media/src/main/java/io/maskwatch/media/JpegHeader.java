package io.maskwatch.media;

import io.maskwatch.schemas.FailureCause;

/**
 * The size of a JPEG as its frame header tells it (ITU-T T.81, annex B), read without decoding anything.
 *
 * @param widthPx width in pixels
 * @param heightPx height in pixels
 */
public record JpegHeader(int widthPx, int heightPx) {
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int TEMPORARY = 0x01;

    /** Reads the header; refuses what is no JPEG, and one without an end, which was cut off on its way. */
    public static JpegHeader of(byte[] jpeg) throws MediaException {
        if (jpeg.length < 4 || byteAt(jpeg, 0) != 0xff || byteAt(jpeg, 1) != START_OF_IMAGE) {
            throw broken("it does not begin as one");
        }
        requireEnd(jpeg);
        int at = 2;
        while (at + 4 <= jpeg.length) {
            if (byteAt(jpeg, at) != 0xff) {
                throw broken("its segments do not follow each other");
            }
            int marker = byteAt(jpeg, at + 1);
            if (marker == 0xff || isBare(marker)) {
                at += marker == 0xff ? 1 : 2;
            } else if (isFrame(marker)) {
                return frame(jpeg, at);
            } else if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                break;
            } else {
                at += 2 + shortAt(jpeg, at + 2);
            }
        }
        throw broken("it tells no size");
    }

    /** Pixels of the whole picture. */
    public long pixels() {
        return (long) widthPx * heightPx;
    }

    private static JpegHeader frame(byte[] jpeg, int at) throws MediaException {
        if (at + 9 > jpeg.length) {
            throw broken("it is cut off");
        }
        JpegHeader header = new JpegHeader(shortAt(jpeg, at + 7), shortAt(jpeg, at + 5));
        if (header.widthPx == 0 || header.heightPx == 0) {
            throw broken("it has no area");
        }
        return header;
    }

    /** Looks for the end marker from behind; some writers add zeros. */
    private static void requireEnd(byte[] jpeg) throws MediaException {
        for (int at = jpeg.length - 2; at >= 2; at--) {
            if (byteAt(jpeg, at) == 0xff && byteAt(jpeg, at + 1) == END_OF_IMAGE) {
                return;
            }
            if (byteAt(jpeg, at + 1) != 0) {
                break;
            }
        }
        throw broken("its end is missing");
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isBare(int marker) {
        return marker == TEMPORARY || (marker >= 0xd0 && marker <= 0xd7);
    }

    private static int shortAt(byte[] bytes, int at) {
        return byteAt(bytes, at) << 8 | byteAt(bytes, at + 1);
    }

    private static int byteAt(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    private static MediaException broken(String why) {
        return new MediaException(
                FailureCause.BROKEN_STREAM, "The picture is not a readable JPEG: " + why + ". It is to be left out.");
    }
}
