package io.maskwatch.app.simulate;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.simulator.fault.FaultPlayer;
import io.maskwatch.simulator.fault.FaultScript;
import io.maskwatch.simulator.fault.FaultSpell;
import io.maskwatch.simulator.fault.Timetable;
import io.maskwatch.simulator.main.FaultyCamera;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import io.maskwatch.simulator.rtsp.RtspServerOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Simulated cameras, each at a port of its own, that fail by scripts. Thread-safe; closing ends all streams. */
public final class SimulatedSite implements AutoCloseable {
    /** An address that is kept for documentation: nobody is there, and it is another host than the camera's. */
    private static final String ELSEWHERE = "rtsp://192.0.2.1/live";

    /** Told of each fault when it has begun, and when it is over. */
    @FunctionalInterface
    public interface Listener {
        void changed(String camera, FaultSpell spell, boolean begun);
    }

    private final ClosingStack resources = new ClosingStack();
    private final Map<String, FaultyCamera> cameras = new LinkedHashMap<>();

    private SimulatedSite() {}

    /** The ids of so many cameras: {@code camera-1} and so on. */
    public static List<String> ids(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "camera-" + number)
                .toList();
    }

    /** Starts so many cameras. Throws a user error for a port that is taken. */
    public static SimulatedSite start(int count, SimulatedVideo video, SimulatedAccess access, SimulatedProps props) {
        SimulatedSite site = new SimulatedSite();
        try {
            int number = 0;
            for (String id : ids(count)) {
                site.start(id, ++number, video, access, props);
            }
            return site;
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private void start(String id, int number, SimulatedVideo video, SimulatedAccess access, SimulatedProps props) {
        RtspServerOptions server = RtspServerOptions.loopback()
                .withAddress(access.address())
                .withPort(access.portOf(number))
                .withLogin(access.login());
        FaultyCamera camera = resources.push(FaultyCamera.start(FaultyCameraOptions.small(id)
                .withSeed(video.seedOf(number))
                .withVideo(video.stream())
                .withServer(server)
                .withCertificates(props.certificates())
                .withH265(props.h265())
                .withCodec(video.codec())));
        camera.redirectTo(ELSEWHERE);
        cameras.put(id, camera);
    }

    /** Has the cameras fail by their scripts, from now on. */
    public void play(Map<String, FaultScript> scripts, Timetable timetable, Listener listener) {
        scripts.forEach((id, script) -> {
            FaultPlayer.Listener named = (spell, begun) -> listener.changed(id, spell, begun);
            camera(id).play(script, timetable, named);
        });
    }

    private FaultyCamera camera(String id) {
        FaultyCamera camera = cameras.get(id);
        if (camera == null) {
            throw new IllegalArgumentException("there is no camera " + id);
        }
        return camera;
    }

    /** Where the cameras are, by their ids. */
    public Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        cameras.forEach((id, camera) -> urls.put(id, camera.url()));
        return urls;
    }

    @Override
    public void close() {
        resources.close();
    }
}
