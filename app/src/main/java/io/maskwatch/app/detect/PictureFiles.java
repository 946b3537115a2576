package io.maskwatch.app.detect;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegPictureScaler;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.media.ffmpeg.ImageFiles;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Pictures from images, folders of images, and video files, one after the other. Not thread-safe. */
public final class PictureFiles {
    /** Takes one picture. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Looks at a picture.
         *
         * @param name the file's path; for a video with the picture's number behind a hash sign
         */
        void visit(String name, RgbImage picture) throws MediaException;
    }

    private static final Set<String> IMAGES = Set.of("jpg", "jpeg", "png", "bmp", "webp");

    private final double framesPerSecond;

    /**
     * Pictures of images, and of videos at a rate.
     *
     * @param framesPerSecond how many pictures a second are taken of a video
     */
    public PictureFiles(double framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
    }

    /**
     * Hands over every picture of the file or folder.
     *
     * @throws UserError if it is absent
     * @throws MediaException if a file cannot be read as an image or video
     */
    public void visit(Path path, Visitor visitor) throws MediaException {
        if (!Files.exists(path)) {
            throw new UserError(ExitCode.USAGE, path.toString(), "there is no such file or folder", "Check the path");
        }
        if (Files.isDirectory(path)) {
            for (Path file : images(path)) {
                visitor.visit(file.toString(), ImageFiles.read(file));
            }
        } else if (isImage(path)) {
            visitor.visit(path.toString(), ImageFiles.read(path));
        } else {
            video(path, visitor);
        }
    }

    private static List<Path> images(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(PictureFiles::isImage)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Listing " + folder + " failed", e);
        }
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return IMAGES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void video(Path file, Visitor visitor) throws MediaException {
        long stepNanos = (long) (1e9 / framesPerSecond);
        try (VideoInput input =
                        FfmpegVideoInput.open(SourceOptions.of(file.toUri().toString()), () -> false);
                FfmpegPictureScaler scaler = new FfmpegPictureScaler()) {
            long due = Long.MIN_VALUE;
            int number = 0;
            for (Picture picture = input.read(); picture != null; picture = input.read()) {
                number++;
                if (picture.mediaTimeNanos() >= due) {
                    visitor.visit(file + "#" + number, scaler.rgb(picture));
                    due = picture.mediaTimeNanos() + stepNanos;
                }
            }
        }
    }
}
