package io.maskwatch.sink.halted;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Map;

/**
 * The process that is halted: the sink as it is, over clients and a clock that pass the points. Closes the sink at the
 * end of its standard input.
 */
final class HaltingSink {
    /** The session is shorter than in production, so that a new life need not wait long until the last one is given up. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "consumer.session.timeout.ms", "1500",
            "consumer.heartbeat.interval.ms", "300",
            "default.client.supplier", HaltingClients.class.getName());

    private HaltingSink() {}

    /** Arguments: the broker's address, the folder of the state, the plan. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        KafkaSettings settings = InOrder.settings(arguments[0], PROPERTIES);
        SinkConfig config = SinkConfig.defaults().withStateFolder(arguments[1]);
        HaltPlan plan = HaltPlan.parse(arguments[2]);
        RoleContext context = new RoleContext(
                new KafkaClients(settings, "halted"),
                Codecs.local(),
                new SimpleMeterRegistry(),
                new HaltingClock(),
                "sink");
        try (SinkWorker sink = new SinkWorker(config, context)) {
            Halts.follow(plan);
            sink.start();
            if (plan.point() == HaltPoint.CLOSE) {
                Halts.awaitCommit();
            } else {
                System.in.readAllBytes();
            }
        }
    }
}
