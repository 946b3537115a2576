package io.maskwatch.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlayerTest {
    private static final Duration FIVE = Duration.ofSeconds(5);

    private final List<Runnable> changes = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final FaultPanel panel = new FaultPanel();
    private final FaultPlayer player = new FaultPlayer(
            "camera-1",
            panel,
            () -> {},
            (spell, begun) -> told.add(spell.fault().text() + " " + begun));

    /** However the script lists them, and whichever of the timetable's threads is first. */
    @Test
    void endsAFaultBeforeAnotherOfItsKindBegins() {
        FaultSpell first = new FaultSpell(Duration.ZERO, NamedFault.UDP_LOSS_1, FIVE, null);
        FaultSpell second = new FaultSpell(FIVE, NamedFault.UDP_LOSS_5, FIVE, null);
        player.play(new FaultScript(List.of(second, first)), (delay, change) -> changes.add(change));
        Collections.reverse(changes);

        changes.subList(0, 3).forEach(Runnable::run);
        assertThat(panel.amount(Fault.LOSS)).isEqualTo(5);
        changes.get(3).run();
        assertThat(panel.has(Fault.LOSS)).isFalse();
        assertThat(told).containsExactly("udp-loss-1 true", "udp-loss-1 false", "udp-loss-5 true", "udp-loss-5 false");
    }

    @Test
    void saysWhichCameraCouldNotBeBackFromWhichFault() {
        panel.listen((fault, begun) -> {
            if (!begun) {
                throw new UserError(ExitCode.BUSY, "port 8554", "it is taken", "Give it back");
            }
        });
        player.play(
                FaultScript.of(NamedFault.KILLED_RESTARTED, Duration.ZERO, FIVE),
                (delay, change) -> changes.add(change));

        changes.get(0).run();
        assertThatThrownBy(() -> changes.get(1).run())
                .isInstanceOf(UserError.class)
                .hasMessage("camera-1, fault killed-restarted, port 8554: it is taken. Give it back.");
        assertThat(told).containsExactly("killed-restarted true");
    }
}
