package io.maskwatch.sink.live.http;

import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.history.HistoryException;
import io.maskwatch.sink.live.LiveMeters;
import io.maskwatch.sink.live.LivePicture;
import io.maskwatch.sink.live.Outbox;
import io.maskwatch.sink.live.PictureViewer;
import io.maskwatch.sink.live.PictureWish;
import io.maskwatch.sink.live.Watch;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The viewer at the other end of a WebSocket. One message is on its way at a time, and what comes meanwhile waits in the
 * {@link Outbox}; so being slow costs the viewer pictures, and nobody else anything. Thread-safe.
 */
final class SocketViewer implements PictureViewer, Outbox.Carrier {
    private static final int LOGIN_IS_OVER = 4401;
    private static final int NOT_ALLOWED = 4403;
    private static final int UNAVAILABLE = 1013;
    private static final int BAD_MESSAGE = 1007;
    private static final int LOGIN_LOOK_SECONDS = 5;

    private final Session session;
    private final Caller caller;
    private final BooleanSupplier holds;
    private final Audit audit;
    private final LiveMeters meters;
    private final Outbox outbox = new Outbox(this);
    private final Watch watch;
    private int seconds;
    private long counted;

    /** @throws io.maskwatch.sink.live.Watches.TooManyViewersException if there is no room for another one */
    SocketViewer(Session session, Caller caller, BooleanSupplier holds, LiveParts parts) {
        this.session = session;
        this.caller = caller;
        this.holds = holds;
        this.audit = parts.audit();
        this.meters = parts.meters();
        this.watch = parts.watches().open(this);
    }

    /** The viewer wants these pictures from now on. Whatever shows faces is in the audit before the first one. */
    void asked(String message) {
        try {
            WatchRequest request = WatchRequest.of(message);
            if (request.unblurred() && !Unblurring.allowed(caller)) {
                end(NOT_ALLOWED, "Faces may be shown to operators and administrators only.");
                return;
            }
            request.wishes().forEach(this::writeDown);
            watch.replace(request.wishes());
            outbox.retain(request.wishes());
        } catch (IllegalArgumentException e) {
            end(BAD_MESSAGE, String.valueOf(e.getMessage()));
        } catch (HistoryException e) {
            end(UNAVAILABLE, "The audit cannot be written, so faces are not shown.");
        }
    }

    private void writeDown(PictureWish wish) {
        if (wish.unblurred()) {
            audit.unblurred(caller, wish.cameraId());
        }
    }

    @Override
    public void picture(LivePicture picture) {
        outbox.put(picture);
    }

    @Override
    public void state(String cameraId, String text) {
        outbox.put(cameraId, text);
    }

    /** Ends when the login does, and keeps the audit of a long look up to date. */
    @Override
    public void secondPassed(Set<PictureWish> wishes) {
        long dropped = outbox.dropped();
        meters.dropped(dropped - counted);
        counted = dropped;
        seconds++;
        try {
            if (seconds % LOGIN_LOOK_SECONDS == 0 && !holds.getAsBoolean()) {
                end(LOGIN_IS_OVER, "The login is over.");
                return;
            }
            wishes.forEach(this::writeDown);
        } catch (HistoryException e) {
            end(UNAVAILABLE, "The audit cannot be written, so faces are not shown.");
        }
    }

    @Override
    public void send(LivePicture picture, Runnable sent) {
        session.sendBinary(LiveMessages.picture(picture), Callback.from(sent, failure -> close()));
    }

    @Override
    public void send(String cameraId, String text, Runnable sent) {
        session.sendText(LiveMessages.state(cameraId, text), Callback.from(sent, failure -> close()));
    }

    /** The connection is gone. */
    void close() {
        watch.close();
    }

    private void end(int status, String reason) {
        close();
        session.close(status, reason, Callback.NOOP);
    }
}
