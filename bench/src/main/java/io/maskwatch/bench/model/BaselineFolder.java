package io.maskwatch.bench.model;

import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.Sha256;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a model folder of a graph that torchvision exported: input {@code image} {@code [3,480,640]}, outputs
 * {@code boxes}, {@code labels}, {@code scores}. Stateless.
 */
final class BaselineFolder {
    private BaselineFolder() {}

    /** @throws UserError if the file cannot be read */
    static ModelFolder of(Path graph, Path folder) throws IOException {
        byte[] bytes = read(graph);
        Files.write(folder.resolve("model.onnx"), bytes);
        Files.writeString(folder.resolve("model.yaml"), """
                name: baseline
                version: 1
                layout: faster-rcnn-torchvision
                file: model.onnx
                sha256: %s
                input: { name: image, sizesPx: [%d], stride: 32 }
                labels: [face]
                compliance: { face: OTHER }
                """.formatted(Sha256.of(bytes), BenchPictures.WIDTH_PX));
        return ModelFolder.at(folder);
    }

    private static byte[] read(Path graph) {
        try {
            return Files.readAllBytes(graph);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--baseline " + graph,
                    "the file cannot be read (" + e + ")",
                    "Make one with detector/training/export_baseline.py --out FILE");
        }
    }
}
