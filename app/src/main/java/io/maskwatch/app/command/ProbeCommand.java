package io.maskwatch.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.records.RecordJson;
import io.maskwatch.ingest.probe.CameraProbe;
import io.maskwatch.ingest.probe.ProbeReport;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.Cameras;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch probe URL}. */
@Command(
        name = "probe",
        description =
                "Connects to one camera and says what it is, whether it is fit for the job, and in plain words what is"
                        + " wrong if it is not.")
final class ProbeCommand implements Callable<Integer> {
    private static final SettingNames OPTIONS = new SettingNames(
            "--username and --password-env",
            "Set and export the environment variable that --password-env names.",
            "--transport tcp",
            "try a slow camera again",
            "--no-verify-tls");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "URL", description = "rtsp, rtsps, http, https or file URL, without user information.")
    private String url = "";

    @Option(names = "--transport", description = "tcp or udp (default: tcp).")
    private Transport transport = Transport.TCP;

    @Option(names = "--username", paramLabel = "NAME", description = "User name for the camera.")
    private @Nullable String username;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "Environment variable that holds the password; its name begins with MASKWATCH_CAMERA_.")
    private @Nullable String passwordEnv;

    @Option(names = "--seconds", paramLabel = "N", description = "How long to watch (default: ${DEFAULT-VALUE}).")
    private int seconds = 6;

    @Option(names = "--no-verify-tls", description = "Accept any certificate of an RTSPS or HTTPS camera.")
    private boolean withoutVerification;

    @Option(names = "--still", paramLabel = "FILE", description = "Write a still picture (JPEG).")
    private @Nullable Path still;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private LogOptions log = new LogOptions();

    @Override
    public Integer call() {
        log.quiet();
        new OptionRange("--seconds", 1, 600).require(seconds);
        if ((username == null) != (passwordEnv == null)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "--username and --password-env",
                    "one of them is given without the other",
                    "Give both, or none");
        }
        Camera camera = Cameras.validate(camera(), "", "give --username NAME --password-env MASKWATCH_CAMERA_NAME");
        ProbeReport report =
                CameraProbe.of(new Secrets(System.getenv(), null), OPTIONS).probe(camera, Duration.ofSeconds(seconds));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(tree(report));
        } else {
            tell(report, out);
        }
        if (still != null && report.still() != null) {
            write(still, report.still());
        }
        return (report.usable() ? ExitCode.OK : ExitCode.UNAVAILABLE).status();
    }

    private Camera camera() {
        Camera.Builder camera = Camera.newBuilder()
                .setCameraId("probe")
                .setName("probe")
                .setUrl(url)
                .setTransport(transport)
                .setVerifyTls(!withoutVerification);
        if (username != null) {
            camera.setCredentials(CredentialsReference.newBuilder()
                    .setUsername(username)
                    .setPasswordEnv(passwordEnv)
                    .setHost(host())
                    .build());
        }
        return camera.build();
    }

    /** Empty if the URL names none; whether it may is for the validation to say. */
    private String host() {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void tell(ProbeReport report, PrintWriter out) {
        out.println(report.explanation());
        StreamFacts stream = report.stream();
        if (stream != null) {
            out.printf("  codec           %s%n", stream.getCodec());
            out.printf("  size            %dx%d pixels%n", stream.getWidthPx(), stream.getHeightPx());
            out.printf("  frame rate      %s%n", measured("%.1f frames a second", stream.getFramesPerSecond()));
            out.printf("  key-frame gap   %s%n", measured("%.1f s", stream.getKeyFrameGapMs() / 1000));
            out.printf("  jitter (p95)    %s%n", measured("%.0f ms", stream.getJitterMs()));
        }
        report.remarks().forEach(remark -> out.println("  note: " + remark));
        if (!report.remedy().isEmpty()) {
            out.println(report.remedy());
        }
    }

    /** A figure of the stream; 0 stands for too few pictures to measure it. */
    private static String measured(String format, double value) {
        return value == 0 ? "not known" : format.formatted(value);
    }

    private static ObjectNode tree(StreamFacts stream) {
        ObjectNode node = RecordJson.tree(stream);
        for (String figure : List.of("framesPerSecond", "keyFrameGapMs", "jitterMs")) {
            if (node.path(figure).asDouble() == 0) {
                node.putNull(figure);
            }
        }
        return node;
    }

    private static ObjectNode tree(ProbeReport report) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("url", report.url())
                .put("usable", report.usable())
                .put("cause", report.cause().name())
                .put("explanation", report.explanation())
                .put("remedy", report.remedy());
        if (report.stream() != null) {
            node.set("stream", tree(report.stream()));
        }
        ArrayNode remarks = node.putArray("remarks");
        report.remarks().forEach(remarks::add);
        return node;
    }

    private static void write(Path file, byte[] jpeg) {
        try {
            Files.write(file, jpeg);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.USAGE, "--still " + file, "it cannot be written (" + e + ")", "Name a writable file");
        }
    }
}
