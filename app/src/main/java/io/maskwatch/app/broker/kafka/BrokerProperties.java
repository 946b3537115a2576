package io.maskwatch.app.broker.kafka;

import io.maskwatch.app.broker.BrokerNode;
import java.nio.file.Path;
import java.util.Properties;

/**
 * How the broker is set up: small pools and buffers, and short sessions, so that what a dead broker led is soon led by
 * another. Of several, topics have three copies, two of which must have a record, unless they are made otherwise. Stateless.
 */
final class BrokerProperties {
    private static final int COPIES = 3;

    private BrokerProperties() {}

    static Properties of(BrokerNode node, Path folder) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(node.id()));
        properties.put(
                "listeners",
                "PLAINTEXT://" + node.bootstrapServers() + ",CONTROLLER://" + node.host() + ":"
                        + node.controllerPort());
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.bootstrap.servers", node.quorum().addresses());
        properties.put("log.dirs", folder.toString());
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.retention.check.interval.ms", "30000");
        properties.put("auto.create.topics.enable", "false");
        copies(properties, node.alone() ? 1 : COPIES);
        if (node.alone()) {
            properties.put("broker.session.timeout.ms", "2000");
            properties.put("broker.heartbeat.interval.ms", "500");
        } else {
            several(properties);
        }
        return properties;
    }

    private static void copies(Properties properties, int copies) {
        String inSync = Integer.toString(Math.max(1, copies - 1));
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".replication.factor", Integer.toString(copies));
            properties.put(topic + ".num.partitions", "4");
        }
        properties.put("transaction.state.log.min.isr", inSync);
        properties.put("share.coordinator.state.topic.min.isr", inSync);
        properties.put("default.replication.factor", Integer.toString(copies));
        properties.put("min.insync.replicas", inSync);
    }

    /** A pause of a machine is not at once a death; who comes first waits for the others, however long. */
    private static void several(Properties properties) {
        properties.put("broker.session.timeout.ms", "6000");
        properties.put("broker.heartbeat.interval.ms", "1000");
        properties.put("controller.quorum.fetch.timeout.ms", "4000");
        properties.put("initial.broker.registration.timeout.ms", Integer.toString(Integer.MAX_VALUE));
    }
}
