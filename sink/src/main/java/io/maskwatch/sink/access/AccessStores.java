package io.maskwatch.sink.access;

/**
 * Where users, tokens and logins are kept. Immutable.
 *
 * @param accounts the users
 * @param tokens what programs show instead of a login
 * @param sessions the logins
 */
public record AccessStores(Accounts accounts, ApiTokens tokens, Sessions sessions) {}
