package io.maskwatch.runtime.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the cluster's administration that end in time: each with a limit, and a close that does not wait for calls that
 * were given up (Kafka's own close does, for a minute). Not thread-safe; closes the client.
 */
final class AdminSession implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Admin admin;

    AdminSession(Admin admin) {
        this.admin = admin;
    }

    Admin admin() {
        return admin;
    }

    /**
     * The call's answer.
     *
     * @param what what was asked, for complaints
     * @throws UserError if the cluster refuses or does not answer
     */
    static <T> T await(KafkaFuture<T> future, String what) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused(what, e.getCause());
        } catch (TimeoutException e) {
            throw refused(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(what, e);
        }
    }

    /** Whether the creation made the topic; not if another process was faster. */
    static boolean created(String name, KafkaFuture<Void> creation) {
        try {
            creation.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw refused("create topic " + name, e.getCause());
        } catch (TimeoutException e) {
            throw refused("create topic " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("create topic " + name, e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private static UserError refused(String what, @Nullable Throwable cause) {
        return new UserError(
                ExitCode.UNAVAILABLE,
                what,
                "the Kafka cluster did not do it (" + Causes.words(cause) + ")",
                "Check the broker, its address and this user's rights");
    }
}
