package io.maskwatch.sink.api.kafka;

import io.maskwatch.runtime.camera.ProbeCameras;
import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The newest values of the compacted topics, in memory; brought up to date by one thread, read by any. */
final class SiteTables implements SiteView {
    private static final int MOST_ACKNOWLEDGEMENTS = 1_000;
    private static final int MOST_ANSWERS = 200;

    private final SortedMap<String, Camera> cameras = Collections.synchronizedSortedMap(new TreeMap<>());
    private final ConcurrentSkipListMap<String, SubjectSettings> settings = new ConcurrentSkipListMap<>();
    private final Map<String, CameraStatus> status = new ConcurrentHashMap<>();
    private final Deque<Acknowledgement> acknowledgements = new ArrayDeque<>();
    /** Ids of probes that are over; used by the reading thread alone. */
    private final Deque<String> answers = new ArrayDeque<>();

    private volatile boolean ready;

    /** All that was there at the start has been read. */
    void ready() {
        ready = true;
    }

    boolean isReady() {
        return ready;
    }

    void camera(String cameraId, @Nullable Camera camera) {
        if (camera == null) {
            cameras.remove(cameraId);
            forget(cameraId);
        } else {
            cameras.put(cameraId, camera);
        }
    }

    void settings(String subject, @Nullable Settings record, long offset) {
        if (record == null) {
            settings.remove(subject);
        } else {
            settings.put(subject, new SubjectSettings(record, offset));
        }
    }

    void status(String cameraId, @Nullable CameraStatus newest) {
        if (newest == null) {
            forget(cameraId);
        } else if (!isAnswer(status.get(cameraId))) {
            status.put(cameraId, newest);
        }
    }

    /** What a probe showed stays when its camera is taken back: as many as may be asked for, the oldest go first. */
    private void forget(String cameraId) {
        if (!isAnswer(status.get(cameraId))) {
            status.remove(cameraId);
            return;
        }
        answers.addLast(cameraId);
        if (answers.size() > MOST_ANSWERS) {
            status.remove(answers.removeFirst());
        }
    }

    private static boolean isAnswer(@Nullable CameraStatus known) {
        return known != null && known.getState() == CameraState.PROBED && ProbeCameras.isProbe(known.getCameraId());
    }

    void acknowledgement(Acknowledgement acknowledgement) {
        synchronized (acknowledgements) {
            acknowledgements.addLast(acknowledgement);
            if (acknowledgements.size() > MOST_ACKNOWLEDGEMENTS) {
                acknowledgements.removeFirst();
            }
        }
    }

    @Override
    public Map<String, Camera> cameras() {
        requireReady();
        SortedMap<String, Camera> shown = new TreeMap<>();
        synchronized (cameras) {
            cameras.forEach((id, camera) -> {
                if (camera.getMode() != CameraMode.PROBE) {
                    shown.put(id, camera);
                }
            });
        }
        return shown;
    }

    @Override
    public Optional<Camera> camera(String cameraId) {
        requireReady();
        return Optional.ofNullable(cameras.get(cameraId));
    }

    @Override
    public Optional<CameraStatus> status(String cameraId) {
        requireReady();
        return Optional.ofNullable(status.get(cameraId));
    }

    @Override
    public Optional<SubjectSettings> settings(String subject) {
        requireReady();
        return Optional.ofNullable(settings.get(subject));
    }

    @Override
    public List<String> areas() {
        requireReady();
        return settings.keySet().stream()
                .filter(subject -> subject.startsWith(EffectiveSettings.AREA))
                .toList();
    }

    @Override
    public List<Acknowledgement> recentAcknowledgements(String alertId) {
        synchronized (acknowledgements) {
            return acknowledgements.stream()
                    .filter(acknowledgement -> acknowledgement.getAlertId().equals(alertId))
                    .distinct()
                    .toList();
        }
    }

    private void requireReady() {
        if (!ready) {
            throw Problem.unavailable("Cameras and settings are still being read. Try again in a moment.")
                    .exception();
        }
    }
}
