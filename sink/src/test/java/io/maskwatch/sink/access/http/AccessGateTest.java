package io.maskwatch.sink.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.access.Secret;
import io.maskwatch.sink.api.http.Needs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessGateTest {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    @TempDir
    Path folder;

    @Test
    void letsEachRoleInWhereItsNeedsAreMet() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            for (Role role : Role.values()) {
                String token = "Bearer " + api.token(role);
                String cookie = api.cookie(role);
                for (Needs needs : Needs.values()) {
                    for (String method : METHODS) {
                        int expected = needs.metBy(role) ? 200 : 403;
                        HttpResponse<String> byToken = api.send(method, path(needs), "", "Authorization", token);
                        HttpResponse<String> byCookie = api.send(method, path(needs), "", "Cookie", cookie);
                        String what = "%s %s as %s".formatted(method, needs, role);
                        assertThat(byToken.statusCode()).as(what).isEqualTo(expected);
                        assertThat(byCookie.statusCode()).as(what).isEqualTo(expected);
                        assertThat(byToken.body())
                                .as(what)
                                .contains(expected == 200 ? "-program " + role : "/problems/forbidden");
                    }
                }
            }
        }
    }

    @Test
    void letsNobodyInWhoDoesNotSayWhoTheyAre() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            for (String method : METHODS) {
                for (String[] shown : List.of(
                        new String[0],
                        new String[] {"Authorization", "Bearer wrong"},
                        new String[] {"Authorization", "Basic dmlld2VyOnB3"},
                        new String[] {"Cookie", "maskwatch-session=wrong"})) {
                    HttpResponse<String> answer = api.send(method, path(Needs.VIEWER), "", shown);
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                            .startsWith("application/problem+json");
                    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
                    assertThat(answer.body()).contains("/problems/login-required");
                }
            }
            assertThat(api.send("HEAD", path(Needs.VIEWER), "").statusCode()).isEqualTo(405);
            assertThat(api.get(path(Needs.NOTHING)).body()).isEqualTo("nobody");
        }
    }

    @Test
    void takesNoHashForASecret() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            String hash = new Secret(api.token(Role.VIEWER)).hash();
            assertThat(api.get(path(Needs.VIEWER), "Authorization", "Bearer " + hash)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void onThisMachineAloneEverybodyIsTheAdministratorUntilThereIsAUser() throws Exception {
        try (TestingApi api = TestingApi.local(folder)) {
            assertThat(api.send("POST", path(Needs.ADMINISTRATOR), "").body())
                    .isEqualTo("local ADMINISTRATOR 127.0.0.1 true");
            assertThat(api.get(path(Needs.VIEWER), "Authorization", "Bearer wrong")
                            .statusCode())
                    .isEqualTo(401);
            api.register.add(TestingApi.ROOT, "ann", Role.VIEWER, TestingApi.PASSWORD);
            assertThat(api.get(path(Needs.VIEWER)).statusCode()).isEqualTo(401);
            String cookie = TestingApi.cookie(api.logIn("ann", TestingApi.PASSWORD));
            assertThat(api.get(path(Needs.VIEWER), "Cookie", cookie).body()).startsWith("ann VIEWER");
        }
    }

    @Test
    void aRemovedUserIsOutAtOnce() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            String cookie = api.cookie(Role.OPERATOR);
            assertThat(api.get(path(Needs.VIEWER), "Cookie", cookie).statusCode())
                    .isEqualTo(200);
            api.register.remove(TestingApi.ROOT, "operator");
            assertThat(api.get(path(Needs.VIEWER), "Cookie", cookie).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, 200",
        "127.0.0.1, 200",
        "[::1]:1, 200",
        "evil.example.org, 421",
        "evil.example.org:8080, 421",
        "127.0.0.1.nip.io, 421",
        "10.0.0.1, 421"
    })
    void onThisMachineAloneItMustBeCalledByThisMachinesName(String host, int status) throws Exception {
        try (TestingApi api = TestingApi.local(folder)) {
            assertThat(api.raw("GET " + path(Needs.VIEWER) + " HTTP/1.1", "Host: " + host))
                    .startsWith("HTTP/1.1 " + status);
            assertThat(api.raw("GET /page HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 " + status);
            assertThat(api.raw(
                            "GET /api/v1/live HTTP/1.1",
                            "Host: " + host,
                            "Connection: Upgrade",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                    .startsWith("HTTP/1.1 " + (status == 200 ? 101 : status));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Forwarded-Host", "Forwarded"})
    void onThisMachineAloneNoProxyMayStandInBetween(String header) throws Exception {
        try (TestingApi api = TestingApi.local(folder)) {
            HttpResponse<String> answer = api.get(path(Needs.VIEWER), header, "203.0.113.9");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("/problems/through-proxy");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, same-origin, , 200",
        "POST, none, , 200",
        "POST, , , 200",
        "POST, cross-site, , 403",
        "POST, same-site, , 403",
        "POST, , https://evil.example.org, 403",
        "POST, , null, 403",
        "POST, cross-site, https://masks.example.org, 200",
        "PUT, cross-site, , 403",
        "DELETE, cross-site, , 403",
        "GET, cross-site, , 403",
        "GET, same-origin, , 200",
        "GET, , , 200"
    })
    void refusesWhatPagesOfOtherOriginsSend(String method, @Nullable String site, @Nullable String origin, int status)
            throws Exception {
        try (TestingApi api = TestingApi.open(folder, "https://masks.example.org", false)) {
            String cookie = api.cookie(Role.ADMINISTRATOR);
            List<String> headers = new ArrayList<>(List.of("Cookie", cookie));
            if (site != null) {
                headers.addAll(List.of("Sec-Fetch-Site", site));
            }
            if (origin != null) {
                headers.addAll(List.of("Origin", origin));
            }
            HttpResponse<String> answer = api.send(method, path(Needs.OPERATOR), "", headers.toArray(String[]::new));
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(status == 200 ? "administrator" : "/problems/cross-origin");
        }
    }

    @Test
    void linksToThePageMayComeFromAnywhere() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            assertThat(api.get("/page", "Sec-Fetch-Site", "cross-site").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", ""
            })
    void takesNoBodyThatAFormCouldSend(String type) throws Exception {
        try (TestingApi api = TestingApi.local(folder)) {
            HttpResponse<String> answer = api.send("POST", path(Needs.OPERATOR), "{}", "Content-Type", type);
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(api.send("POST", path(Needs.OPERATOR), "{}", "Content-Type", "application/json; charset=utf-8")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void protectsBrowsersWithHeadersOnEveryAnswer() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            for (String path : List.of("/page", path(Needs.NOTHING), path(Needs.VIEWER), "/api/v1/no-such-path")) {
                HttpResponse<String> answer = api.get(path);
                assertThat(answer.headers().map())
                        .containsEntry("x-content-type-options", List.of("nosniff"))
                        .containsEntry("referrer-policy", List.of("no-referrer"))
                        .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                        .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                        .containsEntry("cache-control", List.of("no-store"))
                        .containsKeys("permissions-policy", "x-frame-options")
                        .doesNotContainKeys("strict-transport-security", "access-control-allow-origin", "server");
                assertThat(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                        .contains(
                                "default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe");
            }
        }
    }

    @Test
    void asksForHttpsWhereThatIsHowBrowsersCome() throws Exception {
        try (TestingApi api = TestingApi.open(folder, "https://masks.example.org", false)) {
            assertThat(api.get("/page").headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 127.0.0.1", "true, 203.0.113.9"})
    void believesAProxyOnlyIfToldSo(boolean trust, String address) throws Exception {
        try (TestingApi api = TestingApi.open(folder, "", trust)) {
            String token = "Bearer " + api.token(Role.VIEWER);
            assertThat(api.get(path(Needs.VIEWER), "Authorization", token, "X-Forwarded-For", "6.6.6.6, 203.0.113.9")
                            .body())
                    .contains(" " + address + " ");
        }
    }

    @Test
    void withoutTheDatabaseOnlyWhatNeedsNobodyIsAnswered() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            String cookie = api.cookie(Role.ADMINISTRATOR);
            api.database.close();
            assertThat(api.get(path(Needs.VIEWER), "Cookie", cookie).statusCode())
                    .isEqualTo(503);
            assertThat(api.get(path(Needs.NOTHING), "Cookie", cookie).body()).isEqualTo("nobody");
        }
    }

    @Test
    void doesNotStartWithAPathThatDoesNotSayWhatItNeeds() {
        assertThatThrownBy(() -> TestingApi.started(
                                TestingApi.settings("127.0.0.1", "", false),
                                folder,
                                routes -> routes.get("/api/v1/open", context -> context.result("open")))
                        .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/api/v1/open");
        assertThatThrownBy(() -> TestingApi.started(
                                TestingApi.settings("127.0.0.1", "", false),
                                folder,
                                routes -> routes.ws("/api/v1/open", socket -> {}))
                        .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/api/v1/open");
    }

    private static String path(Needs needs) {
        return "/api/v1/needs/" + needs.name().toLowerCase(Locale.ROOT);
    }
}
