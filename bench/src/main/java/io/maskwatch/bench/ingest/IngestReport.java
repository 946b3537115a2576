package io.maskwatch.bench.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.bench.Spread;
import java.util.List;

/**
 * The figures of all rounds.
 *
 * @param rounds at least one
 * @param idleCores what the worker costs without a camera
 */
record IngestReport(Load load, List<IngestRace.Round> rounds, double idleCores) {
    IngestReport {
        rounds = List.copyOf(rounds);
    }

    List<String> lines() {
        Spread ratio = Spread.of(rounds, IngestRace.Round::ratio);
        return List.of(
                "ratio, median (least to greatest): %.3f (%.3f to %.3f)"
                        .formatted(ratio.median(), ratio.least(), ratio.most()),
                "a core takes %.1f such cameras; the worker alone takes %.4f cores"
                        .formatted(camerasACore(), idleCores));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("cameras", load.cameras())
                .put("widthPx", load.widthPx())
                .put("heightPx", load.heightPx())
                .put("sentPerSecond", load.sentPerSecond())
                .put("framesPerSecond", load.framesPerSecond())
                .put("rounds", rounds.size());
        json.set("ratio", Spread.of(rounds, IngestRace.Round::ratio).json());
        json.set("ingestCoresACamera", cores().json());
        json.set(
                "ffmpegCoresACamera",
                Spread.of(rounds, round -> round.ffmpeg().cores()).json());
        json.set(
                "ingestFramesPerSecond",
                Spread.of(rounds, round -> round.ingest().framesPerSecond()).json());
        json.set(
                "ffmpegFramesPerSecond",
                Spread.of(rounds, round -> round.ffmpeg().framesPerSecond()).json());
        return json.put("camerasACore", camerasACore()).put("workerWithoutCamerasCores", idleCores);
    }

    private Spread cores() {
        return Spread.of(rounds, round -> round.ingest().cores());
    }

    private double camerasACore() {
        return 1 / cores().median();
    }
}
