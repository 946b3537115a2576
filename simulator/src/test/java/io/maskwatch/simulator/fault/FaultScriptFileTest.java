package io.maskwatch.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultScriptFileTest {
    @TempDir
    Path folder;

    @Test
    void saysOfEachCameraWhatHappensWhen() throws IOException {
        Map<String, FaultScript> scripts = read("""
                cameras:
                  camera-1:
                    - { at: 20s, fault: host-silent, for: 30s }
                    - { at: 2m, fault: udp-loss-5, amount: 7 }
                  all: [ { at: 5m, fault: killed-restarted, for: 40s } ]
                """);

        FaultSpell restart =
                new FaultSpell(Duration.ofMinutes(5), NamedFault.KILLED_RESTARTED, Duration.ofSeconds(40), null);
        FaultSpell loss = new FaultSpell(Duration.ofMinutes(2), NamedFault.UDP_LOSS_5, null, 7.0);
        assertThat(spells(scripts, "camera-1"))
                .containsExactly(
                        new FaultSpell(Duration.ofSeconds(20), NamedFault.HOST_SILENT, Duration.ofSeconds(30), null),
                        loss,
                        restart);
        assertThat(spells(scripts, "camera-2")).containsExactly(restart);
        assertThat(loss.effectiveAmount()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(NamedFault.class)
    void knowsEveryFaultByItsName(NamedFault fault) throws IOException {
        assertThat(spells(read("cameras: { camera-1: [ { at: 1s, fault: " + fault.text() + " } ] }"), "camera-1"))
                .containsExactly(new FaultSpell(Duration.ofSeconds(1), fault, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - { at: 20s, fault: blakc }            | line 4, camera-1, fault | Did you mean black?
            - { at: 20s, falut: black }            | line 4, camera-1, falut | Did you mean fault?
            - { at: 20, fault: black }             | line 4, camera-1, at    | a duration such as
            - { fault: black }                     | line 4, camera-1, at    | it is missing
            - { at: 1s, fault: black, for: 0s }    | line 4, camera-1, fault | end when it begins
            - { at: 1s, fault: loss, amount: -1 }  | line 4, camera-1, fault | Did you mean
            - { at: 9s, fault: off, amount: -1 }   | line 4, camera-1, fault | is not one of refused
            - { at: 9s, fault: black, amount: 3 }  | line 4, camera-1, fault | Leave amount out
            - { at: 9s, fault: corrupt, amount: 101 } | line 4, camera-1, fault | Give 0 to 100 percent
            - { at: 9s, fault: burst-then-gap, amount: -1 } | line 4, camera-1, fault | Give 0 to 60 seconds
            - { at: 5s, fault: frozen, for: 9s }   | line 4, camera-1, beside line 3, fault | Let the first of them end
            """)
    void saysWhatIsWrongAndWhere(String spell, String place, String words) {
        assertRefused("""
                cameras:
                  camera-1:
                    - { at: 1s, fault: frozen, for: 9s }
                    %s
                """.formatted(spell), place, words);
    }

    @Test
    void saysWhichTwoLinesOverlapWhereOneIsForAllCameras() {
        String one =
                "  camera-2:\n    - { at: 5s, fault: black, for: 1s }\n    - { at: 5s, fault: refused, for: 9s }\n";
        String all = "  all:\n    - { at: 1m, fault: frozen }\n    - { at: 1s, fault: host-silent, for: 9s }\n";
        assertRefused(
                "cameras:\n" + one + all, "line 7, all, beside line 4, fault host-silent", "before refused is over");
        assertRefused("cameras:\n" + all + one, "line 7, camera-2, beside line 4, fault refused", "before host-silent");
    }

    @Test
    void refusesTwoFaultsThatWouldBothSendOtherMedia() {
        assertRefused("""
                cameras:
                  camera-1:
                    - { at: 1s, fault: key-frames-30s }
                    - { at: 5s, fault: resolution-change }
                """, "line 4, camera-1, beside line 3, fault resolution-change", "both are of one kind");
    }

    /** Such as of {@code --script <(...)}, which can be read but once. */
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process writer =
                new ProcessBuilder("sh", "-c", "echo \"$1\" > \"$0\"", pipe.toString(), "cameras: { all: [] }").start();
        try {
            assertThat(FaultScriptFile.read(pipe, List.of("camera-1"))).containsOnlyKeys("camera-1");
        } finally {
            writer.destroy();
        }
    }

    @Test
    void refusesCamerasAndKeysThatThereAreNot() {
        assertRefused("cameras:\n  camera-1: []\n  camera-3: []\n", "line 3", "Did you mean camera-1?");
        assertRefused("camera:\n  camera-1: []\n", "line 1", "Did you mean cameras?");
        assertRefused("cameras: []\n", "line 1", "names no camera");
        assertRefused("cameras:\n  camera-1: { at: 1s, fault: black }\n", "line 2", "has no list of faults");
        assertRefused("- camera-1\n", "line 1", "Begin with: cameras:");
        assertRefused("", "line 1", "names no camera");
    }

    private static List<FaultSpell> spells(Map<String, FaultScript> scripts, String camera) {
        return Objects.requireNonNull(scripts.get(camera)).spells();
    }

    private void assertRefused(String yaml, String place, String words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(folder.resolve("faults.yaml") + ", " + place)
                .hasMessageContaining(words);
    }

    private Map<String, FaultScript> read(String yaml) throws IOException {
        return FaultScriptFile.read(
                Files.writeString(folder.resolve("faults.yaml"), yaml), List.of("camera-1", "camera-2"));
    }
}
