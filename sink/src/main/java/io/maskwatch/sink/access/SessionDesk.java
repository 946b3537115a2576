package io.maskwatch.sink.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Begins, finds and ends logins, which also end by themselves. Thread-safe. */
public final class SessionDesk {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final SessionLife life;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * Knows no login itself.
     *
     * @param sessions where they are kept
     * @param life how long they hold
     */
    public SessionDesk(Sessions sessions, SessionLife life, InstantSource clock, SecureRandom random) {
        this.sessions = sessions;
        this.life = life;
        this.clock = clock;
        this.random = random;
    }

    /** A new login; what is overdue is forgotten on the way. */
    Secret begin(Account account) {
        Instant now = clock.instant();
        sessions.forget(now.minus(life.idle(Role.VIEWER)), now.minus(life.longest(Role.VIEWER)));
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

    private boolean holds(Session session, Instant now) {
        return now.isBefore(session.seenAt().plus(life.idle(session.role())))
                && now.isBefore(session.begunAt().plus(life.longest(session.role())));
    }
}
