package io.maskwatch.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.MaskwatchProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The five views in a real browser, over a running demo. */
@Timeout(900)
class DashboardTest {
    private static final Pattern HOME = Pattern.compile("Dashboard: (http://localhost:\\d+/)");
    private static final Pattern CAMERA = Pattern.compile("(rtsp://\\S+)");
    private static final String PASSWORD = "correct horse battery";
    private static final long MOST_FIRST_BYTES = 300_000;
    private static final String WATCHED = "sim-1";
    private static final String PEOPLE = "[data-test=camera-people]";
    /** So many large steps bring a corner of a new zone to the picture's edge. */
    private static final int STEPS_TO_THE_EDGE = 8;

    @TempDir
    Path folder;

    private @Nullable MaskwatchProcess demo;

    @Test
    void showsWhatHappensAndLetsItBeActedOn() throws Exception {
        demo = MaskwatchProcess.start(folder, "demo", "--fps", 2, "--data", folder.resolve("data"));
        try (Browser browser = Browser.open(printed(HOME), folder.resolve("profile"))) {
            showsTheVenue(browser);
            showsACamera(browser);
            long leftOutAt = leavesEverybodyOut(browser);
            showsAnAlertAndTakesNoticeOfIt(browser);
            countsNobodyInWindowsFrom(browser, leftOutAt);
            long letInAt = letsEverybodyIn(browser);
            triesAndAddsACamera(browser);
            reportsTheDay(browser);
            writesDownWhoIsShownFaces(browser);
            countsPeopleInWindowsFrom(browser, letInAt);
            letsAViewerOnlyLook(browser);
        }
    }

    @AfterEach
    void end() {
        if (demo != null) {
            demo.close();
        }
    }

    private static void showsTheVenue(Browser browser) {
        browser.awaitAttribute("[data-test=connection]", "data-state", "live");
        await().atMost(Browser.LIMIT)
                .until(() -> browser.all("[data-test=tile]").size() == 2);
        assertThat(browser.transferredBytes()).isPositive().isLessThan(MOST_FIRST_BYTES);
        browser.awaitNumber("[data-test=tile] canvas", "data-sequence", 1);
        browser.awaitNumber("[data-test=trend]", "data-points", 1);
        looked(browser);
        int points = number(browser.find("trend"), "data-points");
        browser.awaitNumber("[data-test=trend]", "data-points", points + 1.0);
    }

    private static void showsACamera(Browser browser) {
        browser.go("#/camera/" + WATCHED);
        browser.awaitNumber("[data-test=live-picture]", "data-boxes", 1);
        browser.awaitNumber(PEOPLE, "data-value", 1);
        looked(browser);
        asksBeforeItRemoves(browser);
    }

    /** The dialog takes the focus, and gives it back. */
    private static void asksBeforeItRemoves(Browser browser) {
        browser.click("remove-camera");
        browser.find("confirm");
        assertThat(browser.run("return document.querySelector('dialog').contains(document.activeElement)"))
                .isEqualTo(true);
        browser.press(Keys.ESCAPE);
        await().atMost(Browser.LIMIT)
                .until(() -> browser.all("[data-test=confirm]").isEmpty());
        assertThat(browser.run("return document.activeElement.dataset.test")).isEqualTo("remove-camera");
    }

    /** By keyboard, a zone over the whole picture; returns when it was saved, in milliseconds of the epoch. */
    private static long leavesEverybodyOut(Browser browser) {
        browser.click("edit-zones");
        browser.click("add-exclude");
        Keys[][] ways = {
            {Keys.ARROW_LEFT, Keys.ARROW_UP},
            {Keys.ARROW_RIGHT, Keys.ARROW_UP},
            {Keys.ARROW_RIGHT, Keys.ARROW_DOWN},
            {Keys.ARROW_LEFT, Keys.ARROW_DOWN}
        };
        for (int corner = 0; corner < ways.length; corner++) {
            WebElement point = browser.select("[data-test=corner][data-corner='" + corner + "']");
            for (int step = 0; step < STEPS_TO_THE_EDGE; step++) {
                point.sendKeys(Keys.SHIFT, ways[corner][0], ways[corner][1]);
            }
        }
        browser.awaitAttribute("[data-test=zone]", "points", "0,0 1280,0 1280,720 0,720");
        long savedAt = saveZones(browser, "1");
        browser.awaitNumber("[data-test=live-picture]", "data-outside", 1);
        browser.assertSilent();
        return savedAt;
    }

    private static long letsEverybodyIn(Browser browser) {
        browser.click("edit-zones");
        browser.click("remove-zone");
        return saveZones(browser, "0");
    }

    private static long saveZones(Browser browser, String count) {
        browser.click("save-zones");
        browser.awaitAttribute("[data-test=zones]", "data-dirty", "false");
        browser.awaitAttribute("[data-test=zones]", "data-count", count);
        return browser.number("Date.now()");
    }

    private static void countsNobodyInWindowsFrom(Browser browser, long epochMs) {
        browser.go("#/camera/" + WATCHED);
        browser.awaitNumber("[data-test=camera-now]", "data-from", (double) epochMs);
        browser.awaitAttribute(PEOPLE, "data-value", "0");
        browser.awaitNumber("[data-test=live-picture]", "data-outside", 1);
    }

    private static void countsPeopleInWindowsFrom(Browser browser, long epochMs) {
        browser.go("#/camera/" + WATCHED);
        browser.awaitNumber("[data-test=camera-now]", "data-from", (double) epochMs);
        browser.awaitNumber(PEOPLE, "data-value", 1);
        browser.assertSilent();
    }

    private static void showsAnAlertAndTakesNoticeOfIt(Browser browser) {
        browser.go("#/alerts?state=ALL&kind=UNMASKED_PERSON");
        WebElement alert = browser.select("[data-test=alert-list] [data-test=alert]");
        browser.go("#/alerts/" + alert.getDomAttribute("data-id"));
        browser.find("evidence-picture");
        await().atMost(Browser.LIMIT)
                .until(() -> browser.number("document.querySelector('[data-test=evidence-picture]').naturalWidth") > 1);
        looked(browser);
        browser.type("[data-test=acknowledge] [name=by]", "Guard 7");
        browser.type("[data-test=acknowledge] [name=note]", "Spoke to them");
        browser.select("[data-test=acknowledge] button").click();
        browser.awaitNumber("[data-test=acknowledgements]", "data-count", 1);
        assertThat(browser.find("acknowledgements").getText()).contains("Guard 7", "Spoke to them");
        browser.awaitAttribute("[data-test=alert-detail]", "data-state", "CLOSED");
        browser.assertSilent();
    }

    private void triesAndAddsACamera(Browser browser) throws IOException {
        browser.go("#/cameras/new");
        browser.type("[data-test=camera-form] [name=url]", printed(CAMERA));
        browser.type("[data-test=camera-form] [name=name]", "Side door");
        browser.type("[data-test=camera-form] [name=id]", "side-door");
        looked(browser);
        browser.click("probe");
        browser.awaitAttribute("[data-test=probe-result]", "data-state", "DONE");
        browser.click("save-camera");
        browser.awaitAttribute("[data-test=view]", "data-view", "camera");
        browser.awaitNumber("[data-test=live-picture]", "data-sequence", 1);
        browser.assertSilent();
    }

    private static void reportsTheDay(Browser browser) {
        browser.go("#/reports");
        await().atMost(Browser.LIMIT)
                .until(() ->
                        !browser.all("[data-test=report-subjects] tbody tr").isEmpty());
        looked(browser);
    }

    private static void writesDownWhoIsShownFaces(Browser browser) {
        browser.go("#/camera/" + WATCHED);
        browser.awaitAttribute("[data-test=live-picture]", "data-unblurred", "false");
        browser.click("unblur");
        browser.awaitAttribute("[data-test=live-picture]", "data-unblurred", "true");
        browser.go("#/settings");
        browser.select("[data-test=audit] summary").click();
        assertThat(browser.find("audit-entries").getText()).contains("picture.unblurred", "Simulated camera 1");
        looked(browser);
    }

    private void letsAViewerOnlyLook(Browser browser) {
        InputStream standardInput = System.in;
        System.setIn(new ByteArrayInputStream((PASSWORD + "\n").getBytes(UTF_8)));
        try {
            CommandRun added = CommandRun.of(
                    "users", "add", "vera", "--role", "viewer", "--stdin", "--data", folder.resolve("data"));
            assertThat(added.status()).as(added.err()).isZero();
        } finally {
            System.setIn(standardInput);
        }
        browser.go("?now#/");
        browser.type("[data-test=login] [name=name]", "vera");
        browser.type("[data-test=login] [name=password]", PASSWORD);
        browser.select("[data-test=login] button").click();
        browser.awaitAttribute("[data-test=connection]", "data-state", "live");
        browser.forgetTheConsole(); // which has told of the 401 before the login
        browser.find("tile");
        assertThat(browser.all("[data-test=nav-add]")).isEmpty();
        browser.go("?now#/camera/side-door");
        browser.awaitNumber("[data-test=live-picture]", "data-sequence", 1);
        assertThat(browser.all("[data-test=edit-zones], [data-test=unblur], [data-test=remove-camera]"))
                .isEmpty();
        looked(browser);
        for (String forbidden : List.of(
                "DELETE /api/v1/cameras/side-door",
                "POST /api/v1/probes",
                "GET /api/v1/audit",
                "GET /api/v1/cameras/side-door/picture?unblurred=true")) {
            assertThat(browser.statusOf(forbidden)).as(forbidden).isEqualTo(403);
        }
        assertThat(browser.statusOf("GET /api/v1/cameras/side-door")).isEqualTo(200);
        browser.forgetTheConsole();
    }

    /** What holds for each view, wide and light as well as narrow and dark. */
    private static void looked(Browser browser) {
        browser.assertSilent();
        browser.assertOnlyOwnHost();
        browser.assertAccessible();
        browser.narrowAndDark();
        browser.assertAccessible();
        browser.assertFitsItsWidth();
        browser.wideAndLight();
    }

    private static int number(WebElement element, String attribute) {
        return Integer.parseInt(String.valueOf(element.getDomAttribute(attribute)));
    }

    private String output() throws IOException {
        return demo == null ? "" : demo.output();
    }

    private String printed(Pattern pattern) throws IOException {
        await().atMost(Browser.LIMIT).until(() -> pattern.matcher(output()).find());
        Matcher matcher = pattern.matcher(output());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
