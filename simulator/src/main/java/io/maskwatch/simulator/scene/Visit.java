package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskFit;
import io.maskwatch.simulator.figure.PersonLook;
import java.util.List;
import java.util.Optional;

/**
 * One person's time in a scene, from the first step into the picture to the last out of it. Immutable.
 *
 * @param personId unique in the script
 * @param look what they look like
 * @param from seconds of scene time at which they appear
 * @param to seconds at which they are gone
 * @param path where they are
 * @param headYaw degrees, 0 towards the camera
 * @param bodyYaw degrees
 * @param opacity from 0 to 1: a doorway's darkness
 * @param fits how the mask is worn, in order of time; the first holds from the start
 */
record Visit(
        String personId,
        PersonLook look,
        double from,
        double to,
        WalkPath path,
        Curve headYaw,
        Curve bodyYaw,
        Curve opacity,
        List<FitSpan> fits) {

    /** The pose at a moment, empty while the person is not there. */
    Optional<Pose> pose(double seconds) {
        if (seconds < from || seconds >= to) {
            return Optional.empty();
        }
        double idle = 4 * Math.sin(seconds * 1.3 + from) + 2 * Math.sin(seconds * 2.9);
        return Optional.of(new Pose(
                path.across(seconds),
                path.away(seconds),
                headYaw.at(seconds) + idle,
                bodyYaw.at(seconds),
                path.stride(seconds),
                opacity.at(seconds),
                fit(seconds)));
    }

    MaskFit fit(double seconds) {
        MaskFit fit = fits.get(0).fit();
        for (FitSpan span : fits) {
            if (span.from() <= seconds) {
                fit = span.fit();
            }
        }
        return fit;
    }
}
