package io.maskwatch.sink.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logs users in and out, and tells who a secret belongs to. Thread-safe. */
public final class Logins {
    private static final String UNKNOWN = "unknown user";

    private final Accounts accounts;
    private final SessionDesk desk;
    private final PasswordHasher hasher;
    private final LoginLimiter limiter;
    private final Audit audit;

    public Logins(Accounts accounts, SessionDesk desk, PasswordHasher hasher, Audit audit, InstantSource clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.hasher = hasher;
        this.limiter = new LoginLimiter(clock);
        this.audit = audit;
    }

    /**
     * Logs a user in; each attempt that was looked at is in the audit. A user who does not exist costs as much time as a
     * wrong password.
     *
     * @throws BusyException if too many passwords are being checked
     * @throws io.maskwatch.sink.history.HistoryException if the database cannot be reached; then nobody is logged in
     */
    public LoginOutcome logIn(String name, String password, String remoteAddress) {
        String user = AccountName.normal(name);
        Duration wait = limiter.admit(user, remoteAddress);
        if (!wait.isZero()) {
            return new LoginOutcome.TooMany(wait);
        }
        Optional<Account> account = accounts.find(user);
        if (!matches(account.orElse(null), password)) {
            refused(account.orElse(null), remoteAddress);
            return new LoginOutcome.Refused();
        }
        limiter.succeeded(user, remoteAddress);
        return accepted(account.orElseThrow(), password, remoteAddress);
    }

    /** Who is logged in with this secret. */
    public Optional<Caller> caller(Secret secret, String remoteAddress) {
        return desk.find(secret).map(session -> new Caller(session.userName(), session.role(), remoteAddress));
    }

    /** Ends a login, if it holds. */
    public void logOut(Secret secret, String remoteAddress) {
        Optional<Caller> caller = caller(secret, remoteAddress);
        desk.end(secret);
        caller.ifPresent(who -> audit.record(who, AuditAction.LOGOUT, who.name(), ""));
    }

    /** Ends a login without a word, as another takes its place. */
    public void forget(Secret secret) {
        desk.end(secret);
    }

    private boolean matches(@Nullable Account account, String password) {
        if (password.length() > PasswordRules.LONGEST || account == null) {
            hasher.matchNobody(password.substring(0, Math.min(password.length(), PasswordRules.LONGEST)));
            return false;
        }
        return hasher.matches(password, account.passwordHash());
    }

    private LoginOutcome accepted(Account account, String password, String remoteAddress) {
        Caller caller = new Caller(account.name(), account.role(), remoteAddress);
        audit.record(caller, AuditAction.LOGIN, account.name(), "");
        if (hasher.stale(account.passwordHash())) {
            accounts.rehash(account.name(), account.passwordHash(), hasher.hash(password));
        }
        return new LoginOutcome.Accepted(caller, desk.begin(account));
    }

    /** A name that no user has is not kept: people type passwords there. */
    private void refused(@Nullable Account account, String remoteAddress) {
        Caller caller = account == null
                ? new Caller(UNKNOWN, Role.VIEWER, remoteAddress)
                : new Caller(account.name(), account.role(), remoteAddress);
        audit.record(caller, AuditAction.LOGIN_REFUSED, caller.name(), "");
    }
}
