package io.maskwatch.sink.history;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the topics have told, by subject and time. Thread-safe. Methods throw {@link HistoryException} while the database
 * cannot be read.
 */
public interface History {
    /**
     * Hands over the newest revision of each window that starts within the range, by subject, then by start, without
     * holding all of them.
     */
    void windows(Collection<String> subjects, TimeRange range, Consumer<ComplianceWindow> reader);

    /** Subjects of which there are windows that start within the range, sorted. */
    List<String> subjects(TimeRange range);

    /** The newest step of each incident that matches, newest opening first. */
    List<Alert> alerts(AlertQuery query);

    /** All steps of an incident, by revision; empty if it is not known. */
    List<Alert> alert(String alertId);

    /** Acknowledgements of these incidents, oldest first. */
    List<Acknowledgement> acknowledgements(Collection<String> alertIds);

    /** Each state of a camera that began within the range, or was on at its start, oldest first. */
    List<StateSpan> spans(String cameraId, TimeRange range);

    /** The first record of each of these states. */
    default List<CameraStatus> states(String cameraId, TimeRange range) {
        return spans(cameraId, range).stream().map(StateSpan::first).toList();
    }
}
