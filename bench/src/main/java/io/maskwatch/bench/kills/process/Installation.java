package io.maskwatch.bench.kills.process;

import io.maskwatch.app.broker.FreePort;
import io.maskwatch.app.command.MaskwatchCommand;
import io.maskwatch.simulator.main.SimulatedCamera;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;

/**
 * Three brokers and some workers of each role as processes of this machine, with all that they keep in one folder. For one
 * thread. Closing kills them all.
 */
public final class Installation implements AutoCloseable {
    private static final int BROKERS = 3;
    private static final String CONFIGURATION = """
            topics: { streamPartitions: 4 }
            ingest: { statusInterval: 500ms }
            detector: { inferenceThreads: 1, decodeThreads: 1 }
            sink: { provisionalEvery: 2s }
            kafka: { max.task.idle.ms: %d }
            """;
    private static final String SITE = """
            site:
              window: 15s
              rules:
                - { id: unmasked-person, kind: unmasked-person, dwell: 3s, coolDown: 10s }
                - { id: low-compliance, kind: low-compliance, openAt: 0.6, closeAt: 0.75, dwell: 5s, minimumSample: 3 }
                - { id: camera-silent, kind: camera-silent, dwell: 10s, coolDown: 1s }
                - { id: pipeline-behind, kind: pipeline-behind, openAt: 15, closeAt: 7, dwell: 1s, minimumSample: 20 }
            """;

    private static final String FULL =
            "{ id: full, kind: overcrowded, openAt: 4, closeAt: 3, dwell: 3s, coolDown: 10s }";

    private final Path folder;
    private final List<Integer> ports =
            IntStream.range(0, BROKERS).mapToObj(i -> FreePort.any()).toList();
    private final Map<String, Child> children = new LinkedHashMap<>();

    private Installation(Path folder) {
        this.folder = folder;
    }

    /**
     * All processes, none of them started.
     *
     * @param workers how many of each role
     * @param taskIdle how long sinks wait for the older message of a partition's topics
     */
    public static Installation in(Path folder, int workers, Duration taskIdle) throws IOException {
        Installation made = new Installation(folder);
        Files.writeString(made.configuration(), CONFIGURATION.formatted(taskIdle.toMillis()));
        String voters = IntStream.rangeClosed(1, BROKERS)
                .mapToObj(id -> id + "@127.0.0.1:" + FreePort.any())
                .collect(Collectors.joining(","));
        for (int id = 1; id <= BROKERS; id++) {
            made.broker(id, voters);
        }
        for (String role : List.of("sink", "detector", "ingest")) {
            for (int number = 1; number <= workers; number++) {
                made.role(role, number);
            }
        }
        return made;
    }

    /** Addresses of all brokers. */
    public String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** Names of all processes. */
    public List<String> names() {
        return List.copyOf(children.keySet());
    }

    /** Those of one role. */
    public List<Child> of(String role) {
        return children.values().stream()
                .filter(child -> child.name().startsWith(role + "-"))
                .toList();
    }

    /** The process of that name. */
    public Child child(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("There is no " + name);
        }
        return child;
    }

    /** Whether all brokers serve clients. */
    public boolean brokersServe() {
        return of("broker").stream().allMatch(Child::works);
    }

    /** Whether every process does its work. */
    public boolean works() {
        return children.values().stream().allMatch(Child::works);
    }

    /** Makes the topics, then describes the cameras and how they are judged. */
    public void describe(List<SimulatedCamera> cameras, double framesPerSecond) throws IOException {
        run("topics", "apply", "--config", configuration().toString());
        StringBuilder yaml = new StringBuilder(SITE).append("cameras:\n");
        for (SimulatedCamera camera : cameras) {
            yaml.append("  - { id: %s, url: '%s', framesPerSecond: %s }%n"
                    .formatted(camera.id(), camera.url(), framesPerSecond));
        }
        String ids = cameras.stream().limit(2).map(SimulatedCamera::id).collect(Collectors.joining(", "));
        yaml.append("areas:%n  - { id: front, cameras: [%s], rules: [ %s ] }%n".formatted(ids, FULL));
        Path file = Files.writeString(folder.resolve("cameras.yaml"), yaml);
        run("cameras", "apply", file.toString());
        run("rules", "apply", file.toString());
    }

    @Override
    public void close() {
        children.values().forEach(Child::close);
    }

    private void broker(int id, String voters) throws IOException {
        add(
                "broker-" + id,
                256,
                List.of(
                        "broker",
                        "--data",
                        folder.resolve("broker-" + id).toString(),
                        "--port",
                        Integer.toString(ports.get(id - 1)),
                        "--node-id",
                        Integer.toString(id),
                        "--voters",
                        voters));
    }

    private void role(String role, int number) throws IOException {
        add(
                role + "-" + number,
                192,
                List.of(
                        role,
                        "--bootstrap-servers",
                        bootstrapServers(),
                        "--config",
                        configuration().toString()));
    }

    private void add(String name, int heapMegabytes, List<String> arguments) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Map<String, String> environment = Map.of(
                "MASKWATCH_API_PORT",
                "-1",
                "MASKWATCH_SINK_STATE_FOLDER",
                own.resolve("state").toString());
        List<String> options = List.of("-Xmx" + heapMegabytes + "m", "-XX:TieredStopAtLevel=1");
        children.put(name, new Child(new Child.Recipe(name, folder, options, environment, arguments)));
    }

    private Path configuration() {
        return folder.resolve("maskwatch.yaml");
    }

    private void run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = MaskwatchCommand.commandLine();
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(said));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", bootstrapServers()));
        int status = command.execute(all.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException(all + " ended with " + status + ": " + said);
        }
    }
}
