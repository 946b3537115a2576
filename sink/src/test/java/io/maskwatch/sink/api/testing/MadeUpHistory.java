package io.maskwatch.sink.api.testing;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.history.AuditTrail;
import io.maskwatch.sink.history.History;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.history.jdbc.JdbcAuditTrail;
import io.maskwatch.sink.history.jdbc.JdbcHistory;
import io.maskwatch.sink.history.jdbc.JdbcHistoryWriter;
import io.maskwatch.sink.testing.HistoryTales;
import io.maskwatch.sink.testing.TestingDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real history on an embedded database, filled by hand. Closing it closes the database. */
public final class MadeUpHistory implements AutoCloseable {
    private final Database database;
    private final JdbcHistoryWriter writer;

    /** An empty one in that folder. */
    public MadeUpHistory(Path folder) {
        this.database = TestingDatabase.SQLITE.open(folder);
        this.writer = new JdbcHistoryWriter(database, Codecs.local());
    }

    public History history() {
        return new JdbcHistory(database);
    }

    public AuditTrail trail() {
        return new JdbcAuditTrail(database);
    }

    /** For other tables, those of users and sessions. */
    public Database database() {
        return database;
    }

    public void windows(List<ComplianceWindow> windows) {
        List<HistoryRecord<?>> records = new ArrayList<>();
        windows.forEach(window -> records.add(HistoryTales.message(Topics.COMPLIANCE, 0, window.getSubject(), window)));
        writer.write(records);
    }

    public void alerts(List<Alert> alerts) {
        List<HistoryRecord<?>> records = new ArrayList<>();
        alerts.forEach(alert -> records.add(HistoryTales.message(Topics.ALERTS, 0, alert.getSubject(), alert)));
        writer.write(records);
    }

    public void status(CameraStatus status) {
        writer.write(List.of(HistoryTales.message(Topics.CAMERA_STATUS, 0, status.getCameraId(), status)));
    }

    @Override
    public void close() {
        database.close();
    }
}
