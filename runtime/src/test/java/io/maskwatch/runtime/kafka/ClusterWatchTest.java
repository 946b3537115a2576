package io.maskwatch.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClusterWatchTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private Supplier<Optional<UserError>> topics = Optional::empty;
    private OptionalLong clusterMs = OptionalLong.of(NOW.toEpochMilli());
    private final ClusterWatch watch = new ClusterWatch(() -> topics.get(), () -> clusterMs, () -> NOW);

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void isSickAsLongAsATopicIsNotAsItMustBe() {
        watch.look();
        assertThat(watch.check().healthy()).isTrue();

        topics = () -> Optional.of(error(ExitCode.CONFIGURATION, "maskwatch.frames.v1 does not exist"));
        watch.look();
        assertThat(watch.check().healthy())
                .as("one look may be of old knowledge")
                .isTrue();
        watch.look();
        assertThat(watch.check().healthy()).isFalse();
        assertThat(watch.check().lasting()).as("it may be made again").isFalse();
        assertThat(watch.check().explanation()).contains("maskwatch.frames.v1 does not exist", "what to do");

        cannotBeAsked(ExitCode.UNAVAILABLE, "no answer");
        watch.look();
        assertThat(watch.check().explanation()).as("nothing newer is known").contains("maskwatch.frames.v1");

        topics = Optional::empty;
        watch.look();
        assertThat(watch.check().healthy()).isTrue();
    }

    @Test
    void leavesAnOutageToThoseWhoWorkWithTheCluster() {
        cannotBeAsked(ExitCode.UNAVAILABLE, "no answer");
        watch.look();
        assertThat(watch.check().healthy()).isTrue();
    }

    /** A client cannot even be made then, which is told as a wrong configuration. */
    @Test
    void leavesNamesThatDoNotResolveForAWhileToThemToo() {
        cannotBeAsked(ExitCode.CONFIGURATION, "No resolvable bootstrap urls");
        watch.look();
        watch.look();
        assertThat(watch.check().healthy()).isTrue();
    }

    @Test
    void saysByHowMuchTheClockIsWrong() {
        assertThat(said(() -> {
                    clusterMs = OptionalLong.of(NOW.minusSeconds(600).toEpochMilli());
                    watch.look();
                }))
                .contains("this machine's clock differs from the cluster's: it is 600 s ahead");
    }

    @Test
    void saysNothingOfAClockThatIsRightOrCannotBeCompared() {
        assertThat(said(() -> {
                    watch.look();
                    clusterMs = OptionalLong.of(NOW.plusSeconds(3).toEpochMilli());
                    watch.look();
                    clusterMs = OptionalLong.empty();
                    watch.look();
                }))
                .isEmpty();
    }

    private void cannotBeAsked(ExitCode code, String reason) {
        topics = () -> {
            throw error(code, reason);
        };
    }

    private static UserError error(ExitCode code, String reason) {
        return new UserError(code, "topics", reason, "what to do");
    }

    private static String said(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(ClusterWatch.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            action.run();
        } finally {
            logger.detachAppender(lines);
        }
        return String.join(
                "\n",
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }
}
