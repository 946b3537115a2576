package io.maskwatch.sink.access;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** Adds, changes and removes users and tokens; each change is in the audit. Thread-safe. */
public final class UserRegister {
    /** What tokens begin with, so that they are recognised where they do not belong. */
    private static final String TOKEN_PREFIX = "maskwatch_";

    private final AccessStores stores;
    private final PasswordHasher hasher;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random;

    public UserRegister(AccessStores stores, Audit audit, InstantSource clock, SecureRandom random) {
        this.stores = stores;
        this.hasher = new PasswordHasher(random);
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Adds a user.
     *
     * @throws UserError if the name is taken or cannot be one, or if the password is refused
     */
    public void add(Caller by, String name, Role role, String password) {
        String user = requireFree(name);
        PasswordRules.check(user, password);
        audit.record(by, AuditAction.USER_ADD, user, "role " + role);
        Account account = new Account(user, role, hasher.hash(password), random.nextLong(), clock.instant());
        if (!stores.accounts().add(account)) {
            throw taken("user", user);
        }
    }

    /**
     * Returns the name as it is kept.
     *
     * @throws UserError if it is taken or cannot be one
     */
    public String requireFree(String name) {
        String user = AccountName.require(name);
        if (stores.accounts().find(user).isPresent()) {
            throw taken("user", user);
        }
        return user;
    }

    /**
     * Removes a user; whoever is logged in by that name is so no longer.
     *
     * @throws UserError if there is none
     */
    public void remove(Caller by, String name) {
        String user = requireKnown(name);
        audit.record(by, AuditAction.USER_REMOVE, user, "");
        stores.accounts().remove(user);
    }

    /**
     * Sets a password and ends the user's logins.
     *
     * @throws UserError if there is no such user, or it is refused
     */
    public void changePassword(Caller by, String name, String password) {
        String user = requireKnown(name);
        PasswordRules.check(user, password);
        audit.record(by, AuditAction.USER_PASSWORD, user, "");
        stores.accounts().changePassword(user, hasher.hash(password), random.nextLong());
    }

    /**
     * Returns the name as it is kept.
     *
     * @throws UserError if there is no such user
     */
    public String requireKnown(String name) {
        String user = AccountName.normal(name);
        if (stores.accounts().find(user).isEmpty()) {
            throw unknown("user", user, users().stream().map(Account::name).toList());
        }
        return user;
    }

    /**
     * Makes a token; its secret is known to nobody but who is given it here.
     *
     * @throws UserError if the name is taken
     */
    public Secret addToken(Caller by, String name, Role role) {
        String token = AccountName.require(name);
        if (tokens().stream().anyMatch(known -> known.name().equals(token))) {
            throw taken("token", token);
        }
        audit.record(by, AuditAction.TOKEN_ADD, token, "role " + role);
        Secret secret = Secret.random(random, TOKEN_PREFIX);
        if (!stores.tokens().add(new ApiToken(token, role, clock.instant()), secret.hash())) {
            throw taken("token", token);
        }
        return secret;
    }

    /**
     * Removes a token.
     *
     * @throws UserError if there is none
     */
    public void removeToken(Caller by, String name) {
        String token = AccountName.normal(name);
        List<String> known = tokens().stream().map(ApiToken::name).toList();
        if (!known.contains(token)) {
            throw unknown("token", token, known);
        }
        audit.record(by, AuditAction.TOKEN_REMOVE, token, "");
        stores.tokens().remove(token);
    }

    /** All users, by name. */
    public List<Account> users() {
        return stores.accounts().all();
    }

    /** All tokens, by name. */
    public List<ApiToken> tokens() {
        return stores.tokens().all();
    }

    private static UserError taken(String what, String name) {
        return new UserError(
                ExitCode.USAGE, what + " " + name, "there is one of that name already", "Choose another name");
    }

    private static UserError unknown(String what, String name, List<String> known) {
        return new UserError(
                ExitCode.USAGE,
                what + " '" + name + "'",
                "there is none of that name",
                known.isEmpty() ? "There is no " + what + " yet" : "Known: " + String.join(", ", known));
    }
}
