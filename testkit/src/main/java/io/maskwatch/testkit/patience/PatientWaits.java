package io.maskwatch.testkit.patience;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets waits of tests that name no limit end after a minute rather than ten seconds: a limit is there to end what hangs, not
 * to judge how busy a machine is. JUnit finds it where this module is on the class path. Stateless.
 */
public final class PatientWaits implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
