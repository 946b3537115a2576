package io.maskwatch.app.simulate;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.simulator.fault.Certificates;
import io.maskwatch.simulator.fault.FaultScript;
import io.maskwatch.simulator.fault.FaultSpell;
import io.maskwatch.simulator.fault.NamedFault;
import io.maskwatch.simulator.main.H265Film;
import io.maskwatch.simulator.stream.VideoCodec;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What cameras and their faults need that must be made first.
 *
 * @param certificates what encrypted cameras show; null for cameras that are not
 * @param h265 a film in H.265; null where nobody needs one
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record SimulatedProps(@Nullable Certificates certificates, byte @Nullable [] h265) {
    private static final int FILM_SECONDS = 6;
    private static final Set<NamedFault> OF_CERTIFICATES =
            EnumSet.of(NamedFault.TLS_UNKNOWN, NamedFault.TLS_EXPIRED, NamedFault.TLS_OTHER_HOST);
    private static final Set<NamedFault> OF_PICTURES = EnumSet.of(
            NamedFault.FROZEN,
            NamedFault.BLACK,
            NamedFault.RESOLUTION_CHANGE,
            NamedFault.CODEC_MJPEG,
            NamedFault.CODEC_H265);

    /**
     * Makes what these scripts need.
     *
     * @param certificates folder for certificates; null for cameras without encryption
     * @param temporary folder for a film
     * @throws UserError if such cameras cannot have such faults, or if something cannot be made here
     */
    public static SimulatedProps make(
            SimulatedVideo video, Collection<FaultScript> scripts, @Nullable Path certificates, Path temporary) {
        boolean h265 = video.codec() == VideoCodec.H265;
        for (FaultScript script : scripts) {
            for (FaultSpell spell : script.spells()) {
                requirePossible(spell.fault(), video.codec(), certificates != null);
                h265 |= spell.fault() == NamedFault.CODEC_H265;
            }
        }
        return new SimulatedProps(
                certificates == null ? null : new CertificateFolder(certificates).certificates(),
                h265 ? film(video, temporary) : null);
    }

    private static void requirePossible(NamedFault fault, VideoCodec codec, boolean encrypted) {
        if (OF_CERTIFICATES.contains(fault) && !encrypted) {
            throw unusable(
                    "fault " + fault.text(), "the cameras are not encrypted", "Encrypt them with --certificates DIR");
        }
        if (OF_PICTURES.contains(fault) && codec == VideoCodec.H265) {
            throw unusable(
                    "fault " + fault.text(),
                    "cameras of H.265 send a film, and their pictures cannot be changed",
                    "Leave --codec out, or take h264 or mjpeg");
        }
        if (fault == NamedFault.KEY_FRAMES_30S && codec != VideoCodec.H264) {
            throw unusable(
                    "fault " + fault.text(),
                    "only cameras of H.264 can have their key frames that far apart",
                    "Leave --codec out");
        }
    }

    private static byte[] film(SimulatedVideo video, Path temporary) {
        try {
            return H265Film.make(temporary, "film", video.stream(), FILM_SECONDS)
                    .orElseThrow(() -> unusable(
                            "H.265",
                            "there is no ffmpeg with libx265 on this machine to make a film of it",
                            "Install it (on Debian: apt-get install ffmpeg), or take another codec"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static UserError unusable(String input, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, input, cause, remedy);
    }
}
