package io.maskwatch.sink.access;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls. As long as there is no user and only this machine can reach the API, everybody is the local
 * administrator; from the first user on everybody has to log in. Thread-safe. Methods throw
 * {@link io.maskwatch.sink.history.HistoryException} while the database cannot be reached.
 */
public final class Admission {
    private final AccessSettings settings;
    private final AccessStores stores;
    private final Logins logins;

    public Admission(AccessSettings settings, AccessStores stores, Logins logins) {
        this.settings = settings;
        this.stores = stores;
        this.logins = logins;
    }

    /**
     * Returns if the API may be offered where the settings say.
     *
     * @throws UserError if others can reach it, and there is no user yet
     */
    public void requireUsers() {
        if (settings.onlyLoopback() || stores.accounts().any()) {
            return;
        }
        throw new UserError(
                ExitCode.CONFIGURATION,
                settings.publicUrl() == null
                        ? "api.host " + settings.host()
                        : "api.host " + settings.host() + " with api.publicUrl " + settings.publicOrigin(),
                "other machines could reach the API, and there is no user yet, so that anybody could do anything",
                "Add one first: maskwatch users add NAME --role administrator. Or leave api.host at 127.0.0.1 and"
                        + " api.publicUrl empty");
    }

    /** Whether callers must say who they are. */
    public boolean loginRequired() {
        return !settings.onlyLoopback() || stores.accounts().any();
    }

    /**
     * Who calls; empty if that is not known.
     *
     * @param token what a program shows; if it is wrong nothing else counts
     * @param session what a browser shows
     */
    public Optional<Caller> caller(@Nullable Secret token, @Nullable Secret session, String remoteAddress) {
        if (token != null) {
            return stores.tokens()
                    .find(token.hash())
                    .map(known -> new Caller(known.callerName(), known.role(), remoteAddress));
        }
        if (!loginRequired()) {
            return Optional.of(new Caller(Caller.LOCAL, Role.ADMINISTRATOR, remoteAddress));
        }
        return session == null ? Optional.empty() : logins.caller(session, remoteAddress);
    }
}
