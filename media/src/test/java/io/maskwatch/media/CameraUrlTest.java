package io.maskwatch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.camera.Login;
import io.maskwatch.schemas.Transport;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://admin:hunter2@10.0.0.5:554/live",
                "rtsp://admin:hun@ter2:hunter2@10.0.0.5/live?x=1",
                "rtsp://hunter2@10.0.0.5/live",
                "rtsp://10.0.0.5/live?user=admin&password=hunter2&channel=1",
                "http://10.0.0.5/cgi?pwd=hunter2",
                "rtsp://10.0.0.5:554/user=admin_password=hunter2_channel=1_stream=0.sdp",
                "HTTP://admin:hunter2@[fe80::1]:80/x"
            })
    void hidesSecrets(String url) {
        assertThat(CameraUrl.redact(url)).doesNotContain("hunter2").contains("://");
        assertThat(CameraUrl.redactAll("cannot open '" + url + "' now"))
                .doesNotContain("hunter2")
                .endsWith("' now");
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://10.0.0.5:554/live, rtsp, 10.0.0.5",
        "RTSPS://cam.example/live, rtsps, cam.example",
        "http://[fe80::1]:80/x, http, fe80::1",
        "https://cam.example?x=a@b, https, cam.example",
        "/var/film.mp4, file, ''",
        "file:///var/film.mp4, file, ''",
        "film@home.mp4, file, ''"
    })
    void readsSchemeAndHost(String url, String scheme, String host) {
        assertThat(CameraUrl.scheme(url)).isEqualTo(scheme);
        assertThat(CameraUrl.host(url)).isEqualTo(host);
        assertThat(CameraUrl.hasUserInformation(url)).isFalse();
        assertThat(CameraUrl.redact(url)).isEqualTo(url);
    }

    @Test
    void refusesUserInformationWithoutRepeatingIt() {
        assertThatThrownBy(() -> SourceOptions.of("rtsp://admin:hunter2@10.0.0.5/live"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.5")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("admin");
    }

    @Test
    void printsNoLogin() {
        Duration second = Duration.ofSeconds(1);
        SourceOptions options = new SourceOptions(
                "rtsp://10.0.0.5/live", Transport.TCP, new Login("admin", "hunter2"), second, second, true, 1);
        assertThat(options.toString())
                .contains("10.0.0.5")
                .doesNotContain("hunter2")
                .doesNotContain("admin");
    }
}
