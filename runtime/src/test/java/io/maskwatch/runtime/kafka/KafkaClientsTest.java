package io.maskwatch.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.testkit.kafka.TestingBroker;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {
    @Test
    void unreachableBrokerIsToldInOneParagraph() {
        String address = "127.0.0.1:" + TestingBroker.freePort();
        assertThatThrownBy(() -> new KafkaClients(KafkaSettings.of(address), "test").reach())
                .isInstanceOfSatisfying(UserError.class, e -> {
                    assertThat(e.code()).isEqualTo(ExitCode.UNAVAILABLE);
                    assertThat(e.getMessage())
                            .contains(address, "cannot be reached", "maskwatch broker")
                            .doesNotContain("Exception", "\n", "at org.");
                });
    }

    @Test
    void addressThatMeansNothingIsTheUsersToMend() {
        assertThatThrownBy(() -> new KafkaClients(KafkaSettings.of("nowhere"), "test").reach())
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("nowhere");
    }

    @Test
    void usersPropertiesReachEveryClient() {
        KafkaSettings settings = new KafkaSettings(
                Map.of("bootstrap.servers", "b:1", "security.protocol", "SASL_SSL", "linger.ms", "20"));
        assertThat(new KafkaClients(settings, "worker-1").streamsProperties("sink"))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("application.id", "sink")
                .containsEntry("client.id", "worker-1-sink");
    }

    @Test
    void settingsNeedABroker() {
        assertThatThrownBy(() -> new KafkaSettings(Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("bootstrap-servers");
    }

    @Test
    void settingsRefuseWhatOurGuaranteesRestOn() {
        for (String key : new String[] {"group.id", "acks", "enable.auto.commit", "isolation.level", "client.id"}) {
            assertThatThrownBy(() -> new KafkaSettings(Map.of("bootstrap.servers", "b:1", key, "x")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("kafka." + key);
        }
        assertThat(new KafkaSettings(Map.of("bootstrap.servers", "b:1", "acks", "all")).bootstrapServers())
                .isEqualTo("b:1");
    }

    @Test
    void settingsArePrintedWithoutValues() {
        KafkaSettings settings = new KafkaSettings(Map.of("bootstrap.servers", "b:1", "sasl.jaas.config", "geheim"));
        assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("geheim", "b:1");
    }
}
