package io.maskwatch.app.install;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names a process: host and process id, as operators find it. */
public final class WorkerId {
    private WorkerId() {}

    /** This process's name, e.g. {@code gpu3-12345}. */
    public static String ofThisProcess() {
        return hostName() + "-" + ProcessHandle.current().pid();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
