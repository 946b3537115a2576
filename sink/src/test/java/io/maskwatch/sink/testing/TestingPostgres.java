package io.maskwatch.sink.testing;

import io.maskwatch.testkit.kafka.TestingBroker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The PostgreSQL server that Debian packages, on a folder and a port of its own, with the passwords of its users checked.
 * As root it is run as the user {@code postgres}, since it refuses to be root. It can be stopped and started again.
 * Closing it ends it and removes its folder; if this process is killed, it notices that its folder is gone.
 */
public final class TestingPostgres implements AutoCloseable {
    public static final String USER = "maskwatch";
    public static final String PASSWORD = "not a secret";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final long LIMIT_SECONDS = 120;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path programs;
    private final Path folder;
    private final int port = TestingBroker.freePort();

    private TestingPostgres(Path programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    /** A server that all tests of this process share; it ends with the process. */
    public static TestingPostgres shared() {
        return Shared.SERVER;
    }

    public static TestingPostgres start() {
        try {
            Path programs = programs();
            Path folder = Files.createTempDirectory("maskwatch-postgres-");
            if (root()) {
                Files.setOwner(
                        folder,
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
            }
            TestingPostgres server = new TestingPostgres(programs, folder);
            server.prepare();
            server.startAgain();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Preparing a folder for PostgreSQL failed", e);
        }
    }

    /** The URL of an empty database that nobody else has. */
    public String newDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        run("createdb", "--host=" + folder, "--port=" + port, "--username=" + USER, name);
        return url(name);
    }

    /** The URL of a database of that name, whether it is there or not. */
    public String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** Ends it at once, as a failing machine does. */
    public void stop() {
        run("pg_ctl", "stop", "--pgdata=" + data(), "--mode=immediate", "--silent");
    }

    /** Starts it after a stop. */
    public void startAgain() {
        run(
                "pg_ctl",
                "start",
                "--wait",
                "--silent",
                "--pgdata=" + data(),
                "--log=" + folder.resolve("log"),
                "--options=-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off");
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(TestingPostgres::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(File file) {
        if (!file.delete()) {
            throw new IllegalStateException("Cannot delete " + file);
        }
    }

    private void prepare() {
        Path password = folder.resolve("password");
        try {
            Files.writeString(password, PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(
                "initdb",
                "--pgdata=" + data(),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                "--no-sync");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--reset-env"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("maskwatch-" + program, ".log");
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("%s failed: %s".formatted(command, said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command + " cannot be run; ./check installs what it needs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }

    /** The newest that is installed. */
    private static Path programs() throws IOException {
        String missing = "No PostgreSQL server in " + INSTALLED + ". Run ./check, which installs what the tests need.";
        if (!Files.isDirectory(INSTALLED)) {
            throw new IllegalStateException(missing);
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .map(version -> version.resolve("bin"))
                    .orElseThrow(() -> new IllegalStateException(missing));
        }
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static final class Shared {
        private static final TestingPostgres SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "stop-postgres"));
        }
    }
}
