package io.maskwatch.sink.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Begins, finds and ends logins; they end by themselves 12 h after their last use and 7 d after they began. Thread-safe. */
final class SessionDesk {
    static final Duration IDLE = Duration.ofHours(12);
    static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final InstantSource clock;
    private final SecureRandom random;

    SessionDesk(Sessions sessions, InstantSource clock, SecureRandom random) {
        this.sessions = sessions;
        this.clock = clock;
        this.random = random;
    }

    /** A new login; what is overdue is forgotten on the way. */
    Secret begin(Account account) {
        Instant now = clock.instant();
        sessions.forget(now.minus(IDLE), now.minus(LONGEST));
        Secret secret = Secret.random(random, "");
        sessions.begin(secret.hash(), account, now);
        return secret;
    }

    Optional<Session> find(Secret secret) {
        Instant now = clock.instant();
        Optional<Session> found = sessions.find(secret.hash()).filter(session -> holds(session, now));
        if (found.isPresent() && found.get().seenAt().plus(NOTED_EVERY).isBefore(now)) {
            sessions.seen(secret.hash(), now);
        }
        return found;
    }

    void end(Secret secret) {
        sessions.end(secret.hash());
    }

    private static boolean holds(Session session, Instant now) {
        return now.isBefore(session.seenAt().plus(IDLE))
                && now.isBefore(session.begunAt().plus(LONGEST));
    }
}
