package io.maskwatch.sink.access;

/** What a person or program may do at the API; each role may do what those before it may. */
public enum Role {
    /** Sees everything, with faces blurred. */
    VIEWER,
    /** Adds and changes cameras, rules, areas and zones, acknowledges alerts, and may see faces. */
    OPERATOR,
    /** Reads the audit too. */
    ADMINISTRATOR;

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
