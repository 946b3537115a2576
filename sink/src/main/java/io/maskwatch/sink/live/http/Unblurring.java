package io.maskwatch.sink.live.http;

import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.Role;

/** Who may see faces. Stateless. */
final class Unblurring {
    private Unblurring() {}

    static boolean allowed(Caller caller) {
        return caller.role().includes(Role.OPERATOR);
    }
}
