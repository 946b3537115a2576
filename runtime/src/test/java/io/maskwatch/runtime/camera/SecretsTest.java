package io.maskwatch.runtime.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CredentialsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path root;

    private Path folder = Path.of("");
    private Secrets secrets = new Secrets(Map.of(), null);

    @BeforeEach
    void putSecrets() throws IOException {
        folder = Files.createDirectory(root.resolve("secrets"));
        Files.writeString(folder.resolve("gate"), " from file \n");
        Files.writeString(root.resolve("outside"), "geheim");
        secrets = new Secrets(Map.of("MASKWATCH_CAMERA_GATE", "from env", "AWS_SECRET", "geheim"), folder);
    }

    @Test
    void findsPasswordsInTheEnvironmentAndInFiles() {
        assertThat(secrets.resolve(camera("MASKWATCH_CAMERA_GATE", null))).contains(new Login("viewer", "from env"));
        assertThat(secrets.resolve(camera(null, "gate"))).contains(new Login("viewer", " from file "));
    }

    @Test
    void cameraWithoutCredentialsNeedsNone() {
        assertThat(secrets.resolve(bare("rtsp://10.0.0.21/s").build())).isEmpty();
    }

    @Test
    void refusesWhenTheHostHasChanged() {
        Camera moved = bare("rtsp://10.0.0.99/s")
                .setCredentials(new CredentialsReference("viewer", "MASKWATCH_CAMERA_GATE", null, "10.0.0.21"))
                .build();
        assertMissing(moved, "10.0.0.21", "10.0.0.99");
    }

    @Test
    void hostIsComparedWithoutRegardToCase() {
        Camera camera = bare("rtsp://Gate.Local:554/s")
                .setCredentials(new CredentialsReference("viewer", "MASKWATCH_CAMERA_GATE", null, "gate.LOCAL"))
                .build();
        assertThat(secrets.resolve(camera)).isPresent();
    }

    @Test
    void unreadableUrlShowsNothingOfItself() {
        Camera camera = bare("rtsp://viewer:ge heim@10.0.0.21/s")
                .setCredentials(new CredentialsReference("viewer", "MASKWATCH_CAMERA_GATE", null, "10.0.0.21"))
                .build();
        assertMissing(camera, "gate");
    }

    @Test
    void variablesOfOtherNamesStayHidden() {
        assertMissing(camera("AWS_SECRET", null), "AWS_SECRET", "MASKWATCH_CAMERA_");
        assertMissing(camera("MASKWATCH_CAMERA_OTHER", null), "MASKWATCH_CAMERA_OTHER", "not set");
    }

    @Test
    void filesOutsideTheFolderStayHidden() {
        for (String file :
                List.of("../outside", "x/../../outside", root.resolve("outside").toString(), "..", ".", "", "a\0b")) {
            assertMissing(camera(null, file), "secrets folder");
        }
    }

    @Test
    void missingFileFolderAndReferenceAreNamed() {
        assertMissing(camera(null, "none"), "none", "NoSuchFile");
        assertMissing(camera(null, null), "neither");
        assertThatThrownBy(() -> new Secrets(Map.of(), null).resolve(camera(null, "gate")))
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("ingest.secretsFolder");
    }

    @Test
    void loginIsNeverPrinted() {
        assertThat(new Login("viewer", "geheim").toString()).doesNotContain("viewer", "geheim");
    }

    private void assertMissing(Camera camera, String... parts) {
        assertThatThrownBy(() -> secrets.resolve(camera))
                .isInstanceOf(MissingSecretException.class)
                .message()
                .contains(parts)
                .doesNotContain("geheim", "ge heim", "from env");
    }

    private static Camera camera(@Nullable String variable, @Nullable String file) {
        return bare("rtsp://10.0.0.21:554/s")
                .setCredentials(new CredentialsReference("viewer", variable, file, "10.0.0.21"))
                .build();
    }

    private static Camera.Builder bare(String url) {
        return Camera.newBuilder().setCameraId("gate").setName("Gate").setUrl(url);
    }
}
