package io.maskwatch.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, on one page of the dashboard at a time. Closing ends it. */
final class Browser implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final String home;
    private final ChromeDriver driver;

    private Browser(String home, ChromeDriver driver) {
        this.home = home;
        this.driver = driver;
    }

    /** Opens the page's first view. */
    static Browser open(String home, Path profile) {
        assertThat(CHROMIUM)
                .as("Debian's package chromium, which ./check installs")
                .exists();
        assertThat(DRIVER)
                .as("Debian's package chromium-driver, which ./check installs")
                .exists();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1440,1000",
                "--user-data-dir=" + profile.toAbsolutePath());
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        Browser browser = new Browser(home, new ChromeDriver(service, options));
        browser.wideAndLight();
        browser.driver.get(home);
        return browser;
    }

    void go(String route) {
        driver.get(home + route);
    }

    /** As on a telephone at night. */
    void narrowAndDark() {
        show(390, 844, "dark");
    }

    /** As on a desk by day, which is how it opens. */
    void wideAndLight() {
        show(1440, 900, "light");
    }

    private void show(int widthPx, int heightPx, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", widthPx, "height", heightPx, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Fails if this view has to be scrolled sideways. */
    void assertFitsItsWidth() {
        assertThat(number("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels that are too wide")
                .isNotPositive();
    }

    /** Presses a key, wherever the focus is. */
    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** The value of an expression in the page; 0 if it is no number. */
    long number(String expression) {
        Object value = run("return " + expression);
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** The element of that test name, once it is there. */
    WebElement find(String name) {
        return select("[data-test=" + name + "]");
    }

    WebElement select(String css) {
        return await("element " + css)
                .atMost(LIMIT)
                .ignoreExceptionsInstanceOf(NoSuchElementException.class)
                .until(() -> driver.findElement(By.cssSelector(css)), element -> true);
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Waits until the element has an attribute of at least that number. */
    void awaitNumber(String css, String attribute, double least) {
        await(css + " " + attribute + " >= " + least)
                .atMost(LIMIT)
                .ignoreExceptionsMatching(Browser::passing)
                .until(() -> {
                    String value = driver.findElement(By.cssSelector(css)).getDomAttribute(attribute);
                    return value != null && !value.isEmpty() && Double.parseDouble(value) >= least;
                });
    }

    void awaitAttribute(String css, String attribute, String value) {
        await(css + " " + attribute + " = " + value)
                .atMost(LIMIT)
                .ignoreExceptionsMatching(Browser::passing)
                .until(() ->
                        value.equals(driver.findElement(By.cssSelector(css)).getDomAttribute(attribute)));
    }

    void click(String name) {
        WebElement element = find(name);
        run("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    void type(String css, String text) {
        WebElement element = select(css);
        element.clear();
        element.sendKeys(text);
    }

    @Nullable
    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Fails if the console told of an error since the last call. */
    void assertSilent() {
        List<String> errors = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
        assertThat(errors).as("errors in the browser's console").isEmpty();
    }

    /** Lets what the console has told pass. */
    void forgetTheConsole() {
        driver.manage().logs().get(LogType.BROWSER);
    }

    /** The status of the answer to a request that the page itself makes, e.g. {@code DELETE /api/v1/cameras/x}. */
    int statusOf(String request) {
        String[] words = request.split(" ");
        Object status = driver.executeAsyncScript(
                "const done = arguments[2]; fetch(arguments[1], {method: arguments[0],"
                        + " headers: {'Content-Type': 'application/json'},"
                        + " body: arguments[0] === 'POST' ? '{}' : undefined}).then(a => done(a.status))",
                words[0],
                words[1]);
        return status instanceof Number number ? number.intValue() : 0;
    }

    /** Fails if this view asked another host for anything. */
    void assertOnlyOwnHost() {
        Object foreign = run("return performance.getEntriesByType('resource').map(e => new URL(e.name).host)"
                + ".filter(h => h !== location.host)");
        assertThat(foreign).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
    }

    /** Bytes that this view has transferred so far, without pictures and streams of events. */
    long transferredBytes() {
        Object bytes = run("return performance.getEntriesByType('navigation')[0].transferSize"
                + " + performance.getEntriesByType('resource').reduce((sum, e) => sum + e.transferSize, 0)");
        return bytes instanceof Number number ? number.longValue() : 0;
    }

    /** Fails if this view has a serious or critical finding of the accessibility checker. */
    void assertAccessible() {
        List<String> findings = new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(Browser::words)
                        .toList();
        assertThat(findings).isEmpty();
    }

    /** Keeps a picture of the view, for people. */
    void screenshot(Path file) throws IOException {
        File taken = driver.getScreenshotAs(OutputType.FILE);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.move(taken.toPath(), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** What a view that is just being drawn anew throws. */
    private static boolean passing(Throwable failure) {
        return failure instanceof NoSuchElementException || failure instanceof StaleElementReferenceException;
    }
}
