package io.maskwatch.sink.main;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.access.UserRegister;
import io.maskwatch.sink.access.jdbc.JdbcStores;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.history.jdbc.JdbcAuditTrail;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** The dashboard as a process has it: all its parts, and the database's users from outside. */
final class TestingDashboard implements AutoCloseable {
    private static final Caller ROOT = new Caller("cli:root", Role.ADMINISTRATOR, "");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ClosingStack parts = new ClosingStack();
    private final UserRegister users;
    private final DashboardWorker worker;

    TestingDashboard(ApiSettings api, RoleContext context, Path folder) {
        DashboardConfig config =
                new DashboardConfig(api, HistorySettings.defaults(), StepSettings.defaults(), folder, Map.of(), "test");
        Database database = parts.push(Database.open(config.history(), folder, Map.of()));
        Audit audit = new Audit(new JdbcAuditTrail(database), context.clock());
        users = new UserRegister(JdbcStores.of(database), audit, context.clock(), new SecureRandom());
        worker = parts.push(new DashboardWorker(config, context, this::components, () -> "# none\n"));
    }

    /** On any port of this machine. */
    static ApiSettings local() {
        return ApiSettings.defaults().withPort(0);
    }

    private List<Component> components() {
        return List.of(worker);
    }

    TestingDashboard started() {
        worker.start();
        return this;
    }

    DashboardWorker worker() {
        return worker;
    }

    /** From then on everybody has to log in. */
    void addUser() {
        users.add(ROOT, "ann", Role.ADMINISTRATOR, "correct horse battery");
    }

    /** The header that shows a new token of that role. */
    String[] token(Role role) {
        String token = users.addToken(ROOT, "program-" + role.name(), role).text();
        return new String[] {"Authorization", "Bearer " + token};
    }

    URI uri(String scheme, String path) {
        return URI.create("%s://127.0.0.1:%d%s".formatted(scheme, worker.port(), path));
    }

    HttpResponse<InputStream> open(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("http", path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** The status of the answer; its body, which need not end, is not read. */
    int status(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = open(method, path, body, headers);
        answer.body().close();
        return answer.statusCode();
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        parts.close();
    }
}
