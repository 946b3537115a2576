package io.maskwatch.sink.access.http;

import io.maskwatch.sink.access.AccessSettings;
import io.maskwatch.sink.access.AccessStores;
import io.maskwatch.sink.access.Admission;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.access.Logins;
import io.maskwatch.sink.access.PasswordHasher;
import io.maskwatch.sink.access.SessionDesk;
import io.maskwatch.sink.access.SessionLife;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.api.http.Gate;
import io.maskwatch.sink.api.http.Resource;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;

/** All of access, put together for one API server. Thread-safe; owns nothing that has to be closed. */
public final class Access {
    private final AccessSettings settings;
    private final Admission admission;
    private final Logins logins;
    private final SessionCookie cookie;

    /**
     * Reads nothing yet.
     *
     * @param api where the API listens
     * @param stores where users, tokens and logins are kept
     * @param audit told of logins
     * @param clock wall clock
     */
    public Access(ApiSettings api, AccessStores stores, Audit audit, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        SessionLife life = new SessionLife(api.wallDisplays());
        this.settings = settings(api);
        this.logins = new Logins(
                stores.accounts(),
                new SessionDesk(stores.sessions(), life, clock, random),
                new PasswordHasher(random),
                audit,
                clock);
        this.admission = new Admission(settings, stores, logins);
        this.cookie = new SessionCookie(settings.secure(), life);
    }

    /**
     * Returns if the API may be offered where the settings say; to be called before the server starts.
     *
     * @throws io.maskwatch.runtime.UserError if others can reach it, and there is no user yet
     */
    public void requireUsers() {
        admission.requireUsers();
    }

    /** What stands before all paths of the server. */
    public Gate gate() {
        return new AccessGate(settings, admission, cookie);
    }

    /** Who is logged in; logging in and out. */
    public Resource session(Site site) {
        return new SessionResource(settings, admission, logins, cookie, site);
    }

    private static AccessSettings settings(ApiSettings api) {
        URI publicUrl = api.publicUrl().isEmpty() ? null : URI.create(api.publicUrl());
        return new AccessSettings(api.host(), publicUrl, api.trustProxy());
    }
}
