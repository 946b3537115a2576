package io.maskwatch.bench.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a worker with many idle cameras costs.
 *
 * @param cameras how many
 * @param mostToldSeconds from their description until it was said of two thirds what they do
 * @param toldSeconds from their description until it was said of all; the quiet ones need a second picture first
 * @param startCpuSeconds CPU of the worker until then
 * @param empty the worker without a camera
 * @param full with all of them
 * @param cores CPU seconds a second, when nothing happens any more
 * @param statusesPerSecond records a second
 * @param statusBytesPerSecond their bytes, uncompressed
 * @param storedBytesPerSecond what the broker keeps of them, compressed as they were sent
 * @param states cameras of each state at the end
 */
record IdleResult(
        int cameras,
        double mostToldSeconds,
        double toldSeconds,
        double startCpuSeconds,
        ProcessCost empty,
        ProcessCost full,
        double cores,
        double statusesPerSecond,
        double statusBytesPerSecond,
        double storedBytesPerSecond,
        Map<String, Integer> states) {
    IdleResult {
        states = Map.copyOf(states);
    }

    List<String> lines() {
        return List.of(
                "%d idle cameras %s: two thirds told after %.1f s, all after %.1f s and %.1f s of CPU"
                        .formatted(cameras, states, mostToldSeconds, toldSeconds, startCpuSeconds),
                "threads %d (%d without cameras), memory %d MB (%d), CPU %.3f cores, %.0f status records and %.1f kB a second, stored %.1f kB"
                        .formatted(
                                full.threads(),
                                empty.threads(),
                                full.residentKb() / 1024,
                                empty.residentKb() / 1024,
                                cores,
                                statusesPerSecond,
                                statusBytesPerSecond / 1e3,
                                storedBytesPerSecond / 1e3));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("cameras", cameras)
                .put("mostToldSeconds", mostToldSeconds)
                .put("toldSeconds", toldSeconds)
                .put("startCpuSeconds", startCpuSeconds)
                .put("threads", full.threads())
                .put("threadsWithoutCameras", empty.threads())
                .put("residentKb", full.residentKb())
                .put("residentKbWithoutCameras", empty.residentKb())
                .put("cores", cores)
                .put("statusesPerSecond", statusesPerSecond)
                .put("statusBytesPerSecond", statusBytesPerSecond)
                .put("storedBytesPerSecond", storedBytesPerSecond);
        ObjectNode list = json.putObject("states");
        states.forEach(list::put);
        return json;
    }
}
