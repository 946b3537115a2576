package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.maskwatch.runtime.Health;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HealthLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(HealthLogTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final HealthLog log = new HealthLog(logger, "detector", () -> now);

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void endListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void tellsTurnsAtOnceAndOtherWordsNowAndThen() {
        for (int second = 0; second < 61; second++) {
            log.take(Health.sick("the last heartbeat was " + second + " s ago"));
            now = now.plusSeconds(1);
        }
        log.take(Health.ok());
        log.take(Health.ok());
        log.take(Health.sick("again"));

        assertThat(said())
                .containsExactly(
                        "detector is not healthy: the last heartbeat was 0 s ago",
                        "detector is not healthy: the last heartbeat was 30 s ago",
                        "detector is not healthy: the last heartbeat was 60 s ago",
                        "detector works again",
                        "detector is not healthy: again");
    }

    @Test
    void saysNothingTwice() {
        for (int minute = 0; minute < 5; minute++) {
            log.take(Health.sick("the topic is gone"));
            now = now.plusSeconds(60);
        }
        assertThat(said()).containsExactly("detector is not healthy: the topic is gone");
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
