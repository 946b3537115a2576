package io.maskwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuorumTest {
    private static final String THREE = "1@a:9093,2@b:9093,3@c:9093";

    @Test
    void isTheSameInWhateverOrderItIsGiven() {
        Quorum quorum = Quorum.parse("3@c:9093, 1@a:9093,2@b:9093");
        assertThat(quorum).hasToString(THREE).isEqualTo(Quorum.parse(THREE));
        assertThat(quorum.addresses()).isEqualTo("a:9093,b:9093,c:9093");
        assertThat(quorum.nameOf("cluster")).isEqualTo(Quorum.parse(THREE).nameOf("cluster"));
        assertThat(quorum.nameOf("cluster")).isNotEqualTo(quorum.nameOf("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1@a:9093",
                "1@a:9093,2@b:9093",
                "1@a:9093,2@b:9093,3@c:9093,4@d:9093",
                "1@a:9093,1@b:9093,3@c:9093",
                "1@a:9093,2@a:9093,3@c:9093",
                "1@a:9093,2@b:9093,3@c",
                "1@a:9093,2@b:9093,3@c:99999",
                "0@a:9093,2@b:9093,3@c:9093",
                "a:9093,b:9093,c:9093",
                "1@a:9093,,3@c:9093"
            })
    void refusesWhatIsNoMajority(String voters) {
        assertRefused(() -> Quorum.parse(voters), ExitCode.USAGE, "--voters");
    }

    @Test
    void refusesANumberThatIsNoneOfThem() {
        assertRefused(() -> Quorum.parse(THREE).member(4), ExitCode.USAGE, "--node-id 4");
    }

    @Test
    void keepsToTheFolderOfTheBrokerThatHadItFirst(@TempDir Path folder) {
        int port = FreePort.any();
        Quorum here = local(port);
        int clients = FreePort.any();
        assertThat(BrokerNode.oneOf(folder, 1, clients, here).bootstrapServers())
                .isEqualTo("127.0.0.1:" + clients);
        assertThat(BrokerNode.oneOf(folder, 1, clients, here).controllerPort()).isEqualTo(port);
        assertRefused(
                () -> BrokerNode.oneOf(folder, 2, clients, here), ExitCode.CONFIGURATION, "belongs to broker 1 of 1@");
        assertRefused(() -> BrokerPorts.of(folder, 0), ExitCode.CONFIGURATION, "belongs to broker 1 of 1@");
    }

    @Test
    void leavesTheFolderOfALoneBrokerAlone(@TempDir Path folder) {
        BrokerPorts.of(folder, 0);
        assertRefused(
                () -> BrokerNode.oneOf(folder, 1, FreePort.any(), local(FreePort.any())),
                ExitCode.CONFIGURATION,
                "a broker that has no others");
    }

    private static Quorum local(int port) {
        return Quorum.parse("1@127.0.0.1:" + port + ",2@127.0.0.2:" + port + ",3@127.0.0.3:" + port);
    }

    private static void assertRefused(ThrowingCallable asking, ExitCode code, String words) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
