package io.maskwatch.simulator.main;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.simulator.content.CocoTruth;
import io.maskwatch.simulator.content.PhotographPictures;
import io.maskwatch.simulator.content.PictureSource;
import io.maskwatch.simulator.content.ScenePictures;
import io.maskwatch.simulator.content.VideoFilePictures;
import io.maskwatch.simulator.scene.SceneProfile;
import io.maskwatch.simulator.scene.SceneScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one camera shows.
 *
 * @param pictures its pictures
 * @param script the script of a generated scene, null for other content
 */
record CameraSource(PictureSource pictures, @Nullable SceneScript script) {
    private static final List<String> PHOTOGRAPHS = List.of(".jpg", ".jpeg", ".png", ".bmp", ".webp");

    /** The source of the camera with a number, from 1. */
    static CameraSource of(SimulatorOptions options, int number) {
        CameraContent content = options.content();
        if (content instanceof CameraContent.VideoFile video) {
            return new CameraSource(video(video.file(), options), null);
        }
        if (content instanceof CameraContent.Photographs photographs) {
            return new CameraSource(photographs(photographs, options), null);
        }
        SceneScript script =
                SceneScript.generate(options.seed() * 1000 + number, options.length(), SceneProfile.ofCamera(number));
        return new CameraSource(new ScenePictures(script, options.widthPx(), options.heightPx()), script);
    }

    private static PictureSource video(Path file, SimulatorOptions options) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw unusable(file, "this is not a file that can be read", "Name a video file.");
        }
        return new VideoFilePictures(file, options.widthPx(), options.heightPx());
    }

    private static PictureSource photographs(CameraContent.Photographs photographs, SimulatorOptions options) {
        List<Path> files = files(photographs.folder());
        if (files.isEmpty()) {
            throw unusable(photographs.folder(), "the folder holds no photograph", "Put JPEG or PNG files there.");
        }
        return new PhotographPictures(files, truth(photographs.coco()), options.widthPx(), options.heightPx());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(CameraSource::isPhotograph).sorted().toList();
        } catch (IOException e) {
            throw unusable(
                    folder, "the folder cannot be read (" + e.getMessage() + ")", "Name a folder of photographs.");
        }
    }

    private static boolean isPhotograph(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return PHOTOGRAPHS.stream().anyMatch(name::endsWith);
    }

    private static CocoTruth truth(@Nullable Path coco) {
        try {
            return coco == null ? CocoTruth.none() : CocoTruth.read(coco);
        } catch (IOException e) {
            throw unusable(coco, "this is not a COCO file that can be read", "Leave it out, or mend it.");
        }
    }

    private static UserError unusable(@Nullable Path input, String cause, String remedy) {
        return new UserError(ExitCode.USAGE, String.valueOf(input), cause, remedy);
    }
}
