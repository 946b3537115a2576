package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {
    private static final Map<String, List<String>> NAMES = Map.of(
            "camera.example.org", List.of("203.0.113.7"),
            "half.example.org", List.of("203.0.113.7", "127.0.0.1"),
            "mapped.example.org", List.of("::ffff:127.0.0.1"),
            "linklocal.example.org", List.of("169.254.169.254"));

    private final TargetGuard targets = new TargetGuard(false, TargetGuardTest::lookUp);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://camera.example.org/stream",
                "RTSPS://Camera.Example.ORG:322/stream?x=1#y",
                "http://camera.example.org./mjpeg",
                "https://10.0.0.5:8443/a b",
                "rtsp://192.168.1.20/h264",
                "rtsp://172.16.0.1",
                "rtsp://[2001:db8::5]:554/1",
                "rtsp://[fd12:3456::7]/1",
                "rtsp://camera.example.org/path@with:odd/signs"
            })
    void takesWhereCamerasAre(String url) {
        assertThat(targets.refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://localhost/1",
                "rtsp://LOCALHOST./1",
                "rtsp://a.localhost/1",
                "rtsp://127.0.0.1/1",
                "rtsp://127.255.255.254/1",
                "rtsp://127.0.0.1./1",
                "rtsp://0.0.0.0/1",
                "rtsp://0.1.2.3/1",
                "rtsp://169.254.169.254/latest/meta-data",
                "rtsp://100.100.100.200/",
                "rtsp://168.63.129.16/",
                "rtsp://224.0.0.1/1",
                "rtsp://239.255.255.250/1",
                "rtsp://255.255.255.255/1",
                "rtsp://[::]/1",
                "rtsp://[::1]/1",
                "rtsp://[0:0:0:0:0:0:0:1]/1",
                "rtsp://[::ffff:127.0.0.1]/1",
                "rtsp://[::ffff:7f00:1]/1",
                "rtsp://[0:0:0:0:0:ffff:a9fe:a9fe]/1",
                "rtsp://[::127.0.0.1]/1",
                "rtsp://[64:ff9b::127.0.0.1]/1",
                "rtsp://[64:ff9b:1::1]/1",
                "rtsp://[2002:7f00:1::]/1",
                "rtsp://[2001:0:1:2:3:4:80ff:fffe]/1",
                "rtsp://[fe80::1]/1",
                "rtsp://[fe80::1%eth0]/1",
                "rtsp://[fe80::1%25eth0]/1",
                "rtsp://[fec0::1]/1",
                "rtsp://[ff02::1]/1",
                "rtsp://[fd00:ec2::254]/1",
                "rtsp://half.example.org/1",
                "rtsp://mapped.example.org/1",
                "rtsp://linklocal.example.org/1",
                "rtsp://unknown.example.org/1"
            })
    void refusesWhereNoCameraIs(String url) {
        assertThat(targets.refusal(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "camera",
                "/etc/passwd",
                "file:///etc/passwd",
                "FILE:/etc/passwd",
                "ftp://camera.example.org/1",
                "rtmp://camera.example.org/1",
                "concat:rtsp://camera.example.org/1",
                "tcp://camera.example.org:22",
                "rtsp:/camera.example.org/1",
                "rtsp:camera.example.org",
                "rtsp:///1",
                "rtsp://:554/1",
                "rtsp://camera.example.org:70000/1",
                "rtsp://camera.example.org:/1",
                " rtsp://camera.example.org/1",
                "rtsp://camera.example.org/1\nrtsp://127.0.0.1/",
                "rtsp://camera.example.org\\@127.0.0.1/1",
                "rtsp://ann:pw@127.0.0.1/1",
                "rtsp://camera.example.org@127.0.0.1/1",
                "rtsp://127.0.0.1%2e/1",
                "rtsp://127.0.0.1%00.example.org/1",
                "rtsp://loc\u0430lhost/1",
                "rtsp://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/1",
                "rtsp://127\u30020\u30020\u30021/1",
                "rtsp://\uff11\uff12\uff17.0.0.1/1",
                "rtsp://[::ffff:127.0.0.1",
                "rtsp://[camera.example.org]/1",
                "rtsp://::1/1",
                "rtsp://camera..example.org/1"
            })
    void refusesWhatIsNotPlainlyAUrlOfACamera(String url) {
        assertThat(targets.refusal(url)).isPresent();
    }

    /** As programs in C read addresses: numbers in any base, fewer than four of them, zeros before them. */
    @Property
    void understandsNoAddressThatIsWrittenOddly(@ForAll("odd") String host, @ForAll boolean dot) {
        assertThat(targets.refusal("rtsp://" + host + (dot ? "." : "") + "/1")).isPresent();
    }

    @Property
    void letsNothingOfThisMachineThrough(
            @ForAll @IntRange(max = 255) int a,
            @ForAll @IntRange(max = 255) int b,
            @ForAll @IntRange(max = 255) int c) {
        String ipv4 = "127.%d.%d.%d".formatted(a, b, c);
        String hex = "7f%02x:%02x%02x".formatted(a, b, c);
        for (String host : List.of(
                ipv4,
                "[::ffff:" + ipv4 + "]",
                "[::FFFF:" + hex + "]",
                "[0:0:0:0:0:ffff:" + hex + "]",
                "[::" + ipv4 + "]",
                "[::ffff:0:" + hex + "]",
                "[64:ff9b::" + hex + "]",
                "[2002:" + hex + "::1]")) {
            assertThat(targets.refusal("https://" + host + ":443/1")).as(host).isPresent();
        }
    }

    /** Whatever is let through names one host to us, and that host is not of this machine. */
    @Property(tries = 2_000)
    void whatIsLetThroughIsAnAddressOfAnotherMachine(@ForAll("anything") String host) throws UnknownHostException {
        if (targets.refusal("rtsp://" + host + "/1").isEmpty()) {
            InetAddress address = InetAddress.getByName(host.replaceAll("^\\[(.*)](:\\d+)?$|\\.?(:\\d+)?$", "$1"));
            assertThat(address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress())
                    .as(host)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp://127.0.0.1:8554/1", "rtsp://[::1]/1", "http://localhost:1/1"})
    void allowsThisMachineIfToldSo(String url) {
        assertThat(new TargetGuard(true, TargetGuardTest::lookUp).refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "rtsp://ann:pw@127.0.0.1/1", "tcp://127.0.0.1:22"})
    void allowsOnlyCamerasEvenThen(String url) {
        assertThat(new TargetGuard(true, TargetGuardTest::lookUp).refusal(url)).isPresent();
    }

    @Provide
    Arbitrary<String> odd() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 255);
        Arbitrary<String> part = Combinators.combine(
                        number, Arbitraries.integers().between(0, 3))
                .as((value, base) -> switch (base) {
                    case 0 -> "0x%x".formatted(value);
                    case 1 -> "0%o".formatted(value);
                    case 2 -> "00%d".formatted(value);
                    default -> "0X%02X".formatted(value);
                });
        Arbitrary<String> dotted = part.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join(".", parts));
        Arbitrary<String> whole = Arbitraries.longs().between(0, 0xffff_ffffL).map(String::valueOf);
        Arbitrary<String> few = number.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> parts.stream()
                        .map(String::valueOf)
                        .reduce((one, other) -> one + "." + other)
                        .orElseThrow());
        return Arbitraries.oneOf(dotted, whole, few);
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.strings()
                .withChars("0127fx:.[]aAeE89%@localhost-_")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    /** Literals as Java reads them; no name server is asked. */
    private static List<InetAddress> lookUp(String host) throws UnknownHostException {
        List<String> known = NAMES.get(host);
        if (known == null && !host.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String literal : known == null ? List.of(host) : known) {
            addresses.add(InetAddress.getByName(literal));
        }
        return addresses;
    }
}
