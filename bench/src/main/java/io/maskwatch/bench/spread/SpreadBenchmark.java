package io.maskwatch.bench.spread;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.app.report.TextTable;
import io.maskwatch.bench.BenchOptions;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How evenly cameras fall on workers, computed with Kafka's own partitioner and assignor. */
@Command(
        name = "spread",
        description =
                "Computes with Kafka's own partitioner and assignor how many cameras the busiest worker has, over many"
                        + " sites with cameras of other names. Nothing is started.")
public final class SpreadBenchmark implements Benchmark {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--cameras",
            paramLabel = "N,...",
            split = ",",
            description = "How many cameras (default: 10,50,200).")
    private List<Integer> cameras = List.of(10, 50, 200);

    @Option(names = "--workers", paramLabel = "N,...", split = ",", description = "How many workers (default: 2,4,8).")
    private List<Integer> workers = List.of(2, 4, 8);

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of the topic of frames (default: ${DEFAULT-VALUE}).")
    private int partitions = 48;

    @Option(names = "--sites", paramLabel = "N", description = "How many sites (default: ${DEFAULT-VALUE}).")
    private int sites = 1_000;

    @Override
    public Integer call() {
        log.quiet();
        BenchOptions.require(
                cameras.stream().allMatch(n -> n >= 1 && n <= 10_000), "--cameras " + cameras, "1 to 10000 each");
        BenchOptions.require(
                workers.stream().allMatch(n -> n >= 1 && n <= 1_000), "--workers " + workers, "1 to 1000 each");
        new OptionRange("--partitions", 1, 10_000).require(partitions);
        new OptionRange("--sites", 1, 100_000).require(sites);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        List<CameraSpread> spreads = new ArrayList<>();
        for (int count : cameras) {
            for (int group : workers) {
                spreads.add(CameraSpread.of(count, partitions, group, sites));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        lines(spreads).forEach(out::println);
        out.flush();
        if (report != null) {
            ReportFile.write(report, json(spreads));
        }
        return ExitCode.OK.status();
    }

    private static List<String> lines(List<CameraSpread> spreads) {
        TextTable table =
                new TextTable("cameras", "workers", "even", "busiest (most)", "times even (most)", "fullest partition");
        spreads.forEach(spread -> table.row(
                Integer.toString(spread.cameras()),
                Integer.toString(spread.workers()),
                "%.1f".formatted((double) spread.cameras() / spread.workers()),
                "%.0f (%.0f)"
                        .formatted(spread.busiest().median(), spread.busiest().most()),
                "%.2f (%.2f)".formatted(spread.share().median(), spread.share().most()),
                "%.0f (%.0f)"
                        .formatted(
                                spread.mostOnPartition().median(),
                                spread.mostOnPartition().most())));
        return table.lines();
    }

    private ObjectNode json(List<CameraSpread> spreads) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("partitions", partitions)
                .put("sites", sites);
        ArrayNode list = json.putArray("spreads");
        for (CameraSpread spread : spreads) {
            ObjectNode node = list.addObject().put("cameras", spread.cameras()).put("workers", spread.workers());
            node.set("busiest", spread.busiest().json());
            node.set("timesEven", spread.share().json());
            node.set("fullestPartition", spread.mostOnPartition().json());
            node.set("idleWorkers", spread.idleWorkers().json());
        }
        return json;
    }
}
