package io.maskwatch.bench.detector.kafka;

import io.maskwatch.bench.Pause;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * More workers than partitions, once as a consumer group and once as a share group (KIP-932), which gives records of one
 * partition to several members. Bare workers: each takes a record, is busy for some time, and acknowledges it. For one
 * thread.
 */
public final class SharedWork {
    private static final Logger LOG = LoggerFactory.getLogger(SharedWork.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration JOIN = Duration.ofSeconds(30);

    private final DetectorRig rig;
    private final Map<String, Object> address;
    private final int partitions;
    private final int workers;
    private final int records;
    private final Duration cost;

    /**
     * @param rig on whose broker the topics are made
     * @param partitions of each topic
     * @param workers in each group
     * @param records on each topic
     * @param cost of a record on the mean
     */
    public SharedWork(DetectorRig rig, int partitions, int workers, int records, Duration cost) {
        this.rig = rig;
        this.address = Map.of("bootstrap.servers", rig.clients("bench").bootstrapServers());
        this.partitions = partitions;
        this.workers = workers;
        this.records = records;
        this.cost = cost;
    }

    /**
     * What a group made of the records.
     *
     * @param perSecond records a second
     * @param outOfOrder share of the records that were done after a later one of the same camera
     */
    public record Result(double perSecond, double outOfOrder) {}

    /** One record done. */
    private record Done(String camera, long sequence, long atNs) {}

    /** As a consumer group; members beyond the partitions have nothing to do. */
    public Result consumerGroup() throws Exception {
        return run("bench.grouped", SharedWork::consumers, (topic, done, finished) -> {
            try (Consumer<String, byte[]> consumer =
                    clients().consumer("member", topic, Map.of("max.poll.records", 1))) {
                consumer.subscribe(List.of(topic));
                while (finished.getCount() > 0) {
                    work(consumer.poll(POLL), done, finished);
                }
            }
        });
    }

    /** As a share group. */
    public Result shareGroup() throws Exception {
        return run("bench.shared", SharedWork::sharers, (topic, done, finished) -> {
            try (ShareConsumer<String, byte[]> consumer = new KafkaShareConsumer<>(
                    shareSettings(topic), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of(topic));
                while (finished.getCount() > 0) {
                    work(consumer.poll(POLL), done, finished); // the next poll acknowledges what this one gave
                }
            }
        });
    }

    private Map<String, Object> shareSettings(String group) {
        Map<String, Object> settings = new HashMap<>(address);
        settings.put("group.id", group);
        settings.put("max.poll.records", 1);
        settings.put("share.acquire.mode", "record_limit");
        return settings;
    }

    private Result run(String topic, Membership membership, Member member) throws Exception {
        prepare(topic);
        ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();
        CountDownLatch finished = new CountDownLatch(records);
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            threads.add(NamedThreads.start(
                    topic + "-" + i,
                    () -> member.run(topic, done, finished),
                    (thread, cause) -> LOG.error("{} ended by a fault", thread.getName(), cause)));
        }
        awaitMembers(topic, membership);
        send(topic);
        boolean all = finished.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        long left = finished.getCount();
        while (finished.getCount() > 0) {
            finished.countDown(); // sends the members home
        }
        threads.forEach(thread -> NamedThreads.join(thread, JOIN));
        if (!all) {
            throw new IllegalStateException(
                    "%d of %d records of %s were not done within %s".formatted(left, records, topic, LIMIT));
        }
        return result(List.copyOf(done));
    }

    /** The middle half in time, so that neither joining nor the last ones' rest counts. */
    private Result result(List<Done> done) {
        List<Done> inTime =
                done.stream().sorted(Comparator.comparingLong(Done::atNs)).toList();
        Done first = inTime.get(records / 4);
        Done last = inTime.get(3 * records / 4);
        Map<String, Long> newest = new HashMap<>();
        int late = 0;
        for (Done one : inTime) {
            Long before = newest.merge(one.camera(), one.sequence(), Math::max);
            late += before > one.sequence() ? 1 : 0;
        }
        return new Result(
                (3 * records / 4 - records / 4) * 1e9 / (last.atNs() - first.atNs()), (double) late / records);
    }

    private void work(
            ConsumerRecords<String, byte[]> polled, ConcurrentLinkedQueue<Done> done, CountDownLatch finished) {
        for (ConsumerRecord<String, byte[]> record : polled) {
            long end = System.nanoTime() + costNs(record);
            for (long rest = costNs(record); rest > 0; rest = end - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
            done.add(new Done(record.key(), record.offset(), System.nanoTime()));
            finished.countDown();
        }
    }

    /** Half the mean cost to one and a half times that, the same for the same record. */
    private long costNs(ConsumerRecord<String, byte[]> record) {
        return (long) (cost.toNanos() * (0.5 + new Random(record.offset()).nextDouble()));
    }

    /** Records that came before would be given out again as the group grows, and so look as if they were out of order. */
    private void awaitMembers(String group, Membership membership) throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        try (Admin admin = clients().admin()) {
            while (settled(admin, group, membership) < workers) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("Not all members of " + group + " came within " + LIMIT);
                }
                Pause.of(POLL);
            }
        }
    }

    /** Members of a group that is at rest; 0 if it is not, or not known yet. */
    private static int settled(Admin admin, String group, Membership membership)
            throws ExecutionException, InterruptedException {
        try {
            return membership.settled(admin, group);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private static int consumers(Admin admin, String group) throws ExecutionException, InterruptedException {
        ConsumerGroupDescription described = admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .values()
                .iterator()
                .next()
                .get();
        return described.groupState() == GroupState.STABLE ? described.members().size() : 0;
    }

    private static int sharers(Admin admin, String group) throws ExecutionException, InterruptedException {
        ShareGroupDescription described = admin.describeShareGroups(List.of(group))
                .describedGroups()
                .values()
                .iterator()
                .next()
                .get();
        return described.groupState() == GroupState.STABLE ? described.members().size() : 0;
    }

    private void send(String topic) {
        try (Producer<String, byte[]> producer = clients().producer("shared", Map.of())) {
            for (int i = 0; i < records; i++) {
                int partition = i % partitions;
                String camera = "camera-" + partition + "-" + (i / partitions) % 4;
                Future<?> unused = producer.send(new ProducerRecord<>(topic, partition, camera, new byte[1_000]));
            }
            producer.flush();
        }
    }

    private void prepare(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = clients().admin()) {
            admin.createTopics(Set.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
            ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, topic);
            admin.incrementalAlterConfigs(Map.of(
                            group,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private KafkaClients clients() {
        return rig.clients("bench");
    }

    /** How many members a group has that is at rest; 0 while it is not. */
    @FunctionalInterface
    private interface Membership {
        int settled(Admin admin, String group) throws ExecutionException, InterruptedException;
    }

    /** One member of a group, on a thread of its own, until all is done. */
    @FunctionalInterface
    private interface Member {
        void run(String topic, ConcurrentLinkedQueue<Done> done, CountDownLatch finished);
    }
}
