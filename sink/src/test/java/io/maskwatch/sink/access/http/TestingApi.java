package io.maskwatch.sink.access.http;

import io.maskwatch.sink.access.AccessStores;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.RecordingTrail;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.access.SetClock;
import io.maskwatch.sink.access.UserRegister;
import io.maskwatch.sink.access.jdbc.JdbcStores;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.api.http.ApiServer;
import io.maskwatch.sink.api.http.Resource;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.testing.TestingDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A real server behind the real gate, on a real database, with paths that answer who called. */
final class TestingApi implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    static final String SESSION = "/api/v1/session";
    static final Caller ROOT = new Caller("cli:root", Role.ADMINISTRATOR, "");

    final SetClock clock = new SetClock();
    final RecordingTrail trail = new RecordingTrail();
    final Database database;
    final UserRegister register;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiServer server;

    private TestingApi(ApiSettings settings, Path folder, List<Resource> more) {
        database = TestingDatabase.SQLITE.open(folder);
        AccessStores stores = JdbcStores.of(database);
        Audit audit = new Audit(trail, clock);
        register = new UserRegister(stores, audit, clock, new SecureRandom());
        Access access = new Access(settings, stores, audit, clock);
        List<Resource> resources = new ArrayList<>(more);
        resources.add(access.session(new Site(settings.siteName(), "1.2.3")));
        server = new ApiServer(settings, access.gate(), resources, clock);
    }

    /** For this machine alone, without users. */
    static TestingApi local(Path folder) {
        return started(settings("127.0.0.1", "", false), folder, new PathsOfEachNeed());
    }

    /** For others too, with a user of each role whose name is the role's. */
    static TestingApi open(Path folder) {
        return open(folder, "", false);
    }

    static TestingApi open(Path folder, String publicUrl, boolean trustProxy) {
        TestingApi api = started(settings("0.0.0.0", publicUrl, trustProxy), folder, new PathsOfEachNeed());
        for (Role role : Role.values()) {
            api.register.add(ROOT, role.name(), role, PASSWORD);
        }
        return api;
    }

    static TestingApi started(ApiSettings settings, Path folder, Resource resource) {
        TestingApi api = new TestingApi(settings, folder, List.of(resource));
        try {
            api.server.start();
        } catch (RuntimeException e) {
            api.database.close();
            throw e;
        }
        return api;
    }

    static ApiSettings settings(String host, String publicUrl, boolean trustProxy) {
        return new ApiSettings(host, 0, publicUrl, "The Hall", false, true, false, trustProxy);
    }

    int port() {
        return server.port();
    }

    String token(Role role) {
        return register.addToken(ROOT, role.name().toLowerCase(Locale.ROOT) + "-program", role)
                .text();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    /** Sends a request; a body is said to be JSON unless the headers say otherwise. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("http", path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> logIn(String name, String password, String... headers)
            throws IOException, InterruptedException {
        return send("POST", SESSION, "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password), headers);
    }

    /** The cookie of a login, as it is sent back. */
    String cookie(Role role) throws IOException, InterruptedException {
        return cookie(logIn(role.name(), PASSWORD));
    }

    static String cookie(HttpResponse<String> login) {
        String set = login.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    /** The status line of a request with just these lines. */
    String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            String request = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    URI uri(String scheme, String path) {
        return URI.create("%s://127.0.0.1:%d%s".formatted(scheme, port(), path));
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
