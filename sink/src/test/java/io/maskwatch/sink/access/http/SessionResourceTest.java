package io.maskwatch.sink.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.sink.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionResourceTest {
    private static final String SESSION = TestingApi.SESSION;

    @TempDir
    Path folder;

    @Test
    void tellsWhoIsLoggedIn() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            assertThat(api.get(SESSION).body())
                    .isEqualTo("{\"user\":null,\"loginRequired\":true,\"role\":null,\"mayUnblur\":false,"
                            + "\"version\":\"1.2.3\",\"siteName\":\"The Hall\"}");
            HttpResponse<String> login = api.logIn("Operator", TestingApi.PASSWORD);
            String view = "{\"user\":{\"name\":\"operator\",\"role\":\"OPERATOR\"},\"loginRequired\":true,"
                    + "\"role\":\"OPERATOR\",\"mayUnblur\":true,\"version\":\"1.2.3\",\"siteName\":\"The Hall\"}";
            assertThat(login.statusCode()).isEqualTo(200);
            assertThat(login.body()).isEqualTo(view);
            assertThat(api.get(SESSION, "Cookie", TestingApi.cookie(login)).body())
                    .isEqualTo(view);
            assertThat(api.get(SESSION, "Cookie", api.cookie(Role.VIEWER)).body())
                    .contains("\"mayUnblur\":false");
        }
    }

    @Test
    void isTheLocalAdministratorsWithoutUsers() throws Exception {
        try (TestingApi api = TestingApi.local(folder)) {
            assertThat(api.get(SESSION).body())
                    .contains(
                            "{\"user\":{\"name\":\"local\",\"role\":\"ADMINISTRATOR\"}",
                            "\"loginRequired\":false",
                            "\"mayUnblur\":true");
        }
    }

    @Test
    void setsACookieThatOnlyThisHostSees() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            assertThat(setCookie(api)).matches("maskwatch-session=[A-Za-z0-9_-]{43}; .*");
            assertThat(attributes(setCookie(api)))
                    .contains("Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=604800")
                    .doesNotContain("Secure")
                    .noneMatch(attribute -> attribute.startsWith("Domain"));
        }
    }

    @Test
    void setsACookieForHttpsAloneWhereThatIsHowBrowsersCome() throws Exception {
        try (TestingApi api = TestingApi.open(folder, "https://masks.example.org", false)) {
            assertThat(setCookie(api)).startsWith("__Host-maskwatch-session=");
            assertThat(attributes(setCookie(api)))
                    .contains("Path=/", "HttpOnly", "SameSite=Strict", "Secure")
                    .noneMatch(attribute -> attribute.startsWith("Domain"));
        }
    }

    @Test
    void aLoginTakesThePlaceOfTheFormer() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            String former = api.cookie(Role.VIEWER);
            HttpResponse<String> login = api.logIn("operator", TestingApi.PASSWORD, "Cookie", former);
            assertThat(TestingApi.cookie(login)).isNotEqualTo(former);
            assertThat(api.get(SESSION, "Cookie", former).body()).contains("\"user\":null");
        }
    }

    @Test
    void takesNoIdThatItDidNotGive() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            String mine = "maskwatch-session=" + "A".repeat(43);
            HttpResponse<String> login = api.logIn("operator", TestingApi.PASSWORD, "Cookie", mine);
            assertThat(TestingApi.cookie(login)).isNotEqualTo(mine);
            assertThat(api.get(SESSION, "Cookie", mine).body()).contains("\"user\":null");
        }
    }

    @Test
    void logsOut() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            String cookie = api.cookie(Role.VIEWER);
            HttpResponse<String> out = api.send("DELETE", SESSION, "", "Cookie", cookie);
            assertThat(out.statusCode()).isEqualTo(204);
            assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("maskwatch-session=;")
                    .contains("Expires=Thu, 01 Jan 1970");
            assertThat(api.get(SESSION, "Cookie", cookie).body()).contains("\"user\":null");
            assertThat(api.send("DELETE", SESSION, "").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void saysNothingOfWhatWasWrong() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            HttpResponse<String> wrongPassword = api.logIn("viewer", "something else");
            HttpResponse<String> wrongName = api.logIn("stranger", TestingApi.PASSWORD);
            assertThat(wrongPassword.statusCode()).isEqualTo(401);
            assertThat(wrongName.statusCode()).isEqualTo(401);
            assertThat(wrongName.body()).isEqualTo(wrongPassword.body()).contains("/problems/login-refused");
            assertThat(wrongName.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(api.trail.actions())
                    .endsWith("login.refused viewer viewer", "login.refused unknown user unknown user");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "\"x\"",
                "{}",
                "{\"name\":\"viewer\"}",
                "{\"name\":1,\"password\":2}",
                "{\"name\":\"viewer\",\"password\":null}",
                "{\"name\":\"viewer\",\"password\":\"x\",\"role\":\"ADMINISTRATOR\"}",
                "{\"name\":\"viewer\",\"password\":\"x\"} {}"
            })
    void refusesWhatIsNoLogin(String body) throws Exception {
        try (TestingApi api = TestingApi.local(folder)) {
            HttpResponse<String> answer = api.send("POST", SESSION, body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void makesGuessersWait() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            for (int i = 0; i < 5; i++) {
                assertThat(api.logIn("viewer", "guess number " + i).statusCode())
                        .isEqualTo(401);
            }
            HttpResponse<String> answer = api.logIn("viewer", TestingApi.PASSWORD);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body()).contains("/problems/too-many-logins");
            api.clock.pass(Duration.ofSeconds(1));
            assertThat(api.logIn("viewer", TestingApi.PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void manyGuessesAtOnceAreNotLookedAtMoreOftenThanOneByOne() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Integer>> guesses = new ArrayList<>();
                IntStream.range(0, 24)
                        .forEach(i -> guesses.add(
                                () -> api.logIn("viewer", "guess number " + i).statusCode()));
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> status : pool.invokeAll(guesses)) {
                    statuses.add(status.get());
                }
                assertThat(statuses).containsOnly(401, 429);
                assertThat(statuses.stream().filter(status -> status == 401)).hasSize(5);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void letsNobodyInWhoCannotBeWrittenDown() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            api.trail.breakDown();
            HttpResponse<String> answer = api.logIn("viewer", TestingApi.PASSWORD);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    private static String setCookie(TestingApi api) throws Exception {
        return api.logIn("viewer", TestingApi.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
    }

    private static List<String> attributes(String cookie) {
        return List.of(cookie.split("; ?"));
    }
}
