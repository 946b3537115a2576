package io.maskwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrustedRecordsTest {
    @Test
    void builderWorksInAProcessThatHasTouchedNoCodec() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FreshProcess.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** Builds a record with a default enum before anything else. */
    static final class FreshProcess {
        public static void main(String[] arguments) {
            Camera.newBuilder()
                    .setCameraId("gate")
                    .setName("Gate")
                    .setUrl("file:///x")
                    .build();
        }
    }
}
