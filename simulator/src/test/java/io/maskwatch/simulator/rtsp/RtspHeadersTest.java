package io.maskwatch.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RtspHeadersTest {
    @Test
    void choosesTheFirstTransportItCanServe() {
        assertThat(TransportOffer.choose("RTP/AVP/TCP;unicast;interleaved=2-3"))
                .contains(new TransportOffer(true, 2, 3));
        assertThat(TransportOffer.choose("RTP/AVP;multicast;port=5000-5001,RTP/AVP/UDP;unicast;client_port=6000-6001"))
                .contains(new TransportOffer(false, 6000, 6001));
        assertThat(TransportOffer.choose("RTP/AVP;unicast;client_port=7000"))
                .contains(new TransportOffer(false, 7000, 7001));
        assertThat(TransportOffer.choose("RTP/AVP;unicast;client_port=99999-99999"))
                .isEmpty();
        assertThat(TransportOffer.choose("RAW/RAW/UDP")).isEmpty();
        assertThat(TransportOffer.choose("")).isEmpty();
    }

    @Test
    void findsTheStreamInAnyFormOfItsUri() {
        assertThat(RtspPath.of("rtsp://127.0.0.1:8554/cam1")).isEqualTo("/cam1");
        assertThat(RtspPath.of("rtsp://127.0.0.1:8554/cam1/")).isEqualTo("/cam1");
        assertThat(RtspPath.of("rtsp://127.0.0.1:8554/cam1/trackID=0")).isEqualTo("/cam1");
        assertThat(RtspPath.of("rtsp://127.0.0.1/cam1?quality=low")).isEqualTo("/cam1");
        assertThat(RtspPath.of("/cam1")).isEqualTo("/cam1");
        assertThat(RtspPath.of("rtsp://127.0.0.1")).isEqualTo("/");
    }

    @Test
    void senderReportTellsBothClocks() {
        ByteBuffer report = ByteBuffer.wrap(SenderReport.of(7, Instant.ofEpochSecond(10, 500_000_000), 1234, 3, 99));

        assertThat(report.get(1) & 0xff).isEqualTo(200);
        assertThat(report.getInt(4)).isEqualTo(7);
        assertThat(report.getInt(8) & 0xffffffffL).isEqualTo(2_208_988_810L);
        assertThat(report.getInt(12) & 0xffffffffL).isEqualTo(1L << 31);
        assertThat(report.getInt(16)).isEqualTo(1234);
        assertThat(report.getInt(20)).isEqualTo(3);
        assertThat(report.getInt(24)).isEqualTo(99);
        assertThat(report.get(29) & 0xff).isEqualTo(202);
        assertThat(report.capacity()).isEqualTo(28 + 4 * (report.getShort(30) + 1));
    }
}
