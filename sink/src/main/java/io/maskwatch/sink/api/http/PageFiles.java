package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.sink.api.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The page: its own files and the few files of libraries that it needs, each read from the class path once, compressed
 * once, and tagged by its content. Browsers ask each time whether it has changed. Thread-safe.
 */
public final class PageFiles implements Resource {
    private static final String PAGE = "io/maskwatch/sink/page/";

    /** Where the files of each library lie in its jar; the versions are the build's. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "lit-html", "META-INF/resources/webjars/lit-html/3.3.2/",
            "chart.js", "META-INF/resources/webjars/chart.js/4.5.1/");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json");

    private final Files files;
    private final boolean fresh;
    private final Map<String, PageFile> known = new ConcurrentHashMap<>();

    /** Finds the files of the page and of its libraries. */
    @FunctionalInterface
    public interface Files {
        /** The file of that name on the class path; null if there is none. */
        @Nullable
        InputStream open(String name) throws IOException;
    }

    /** A file as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record PageFile(String type, String tag, byte[] plain, byte[] zipped) {}

    /** The files on the class path. */
    public PageFiles() {
        this(name -> PageFiles.class.getClassLoader().getResourceAsStream(name), false);
    }

    /**
     * Files from elsewhere, for those who work on the page.
     *
     * @param fresh whether each is read anew at each request
     */
    public PageFiles(Files files, boolean fresh) {
        this.files = files;
        this.fresh = fresh;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        Reading.of(routes, "/", context -> answer(context, PAGE + "index.html"));
        Reading.of(routes, "/favicon.ico", context -> answer(context, PAGE + "favicon.svg"));
        Reading.of(routes, "/page/<file>", context -> answer(context, PAGE + context.pathParam("file")));
        Reading.of(
                routes,
                "/lib/{library}/<file>",
                context -> answer(context, library(context) + context.pathParam("file")));
    }

    private static String library(Context context) {
        return LIBRARIES.getOrDefault(context.pathParam("library"), "");
    }

    private void answer(Context context, String name) {
        PageFile file = find(name)
                .orElseThrow(() -> Problem.notFound("There is no such file.").exception());
        context.header("ETag", file.tag()).header("Cache-Control", "no-cache").header("Vary", "Accept-Encoding");
        context.disableCompression();
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        if (file.zipped().length > 0 && accepts(context, "gzip")) {
            context.header("Content-Encoding", "gzip");
            Answers.bytes(context, file.type(), file.zipped());
        } else {
            Answers.bytes(context, file.type(), file.plain());
        }
    }

    private static boolean accepts(Context context, String encoding) {
        String accepted = context.header("Accept-Encoding");
        return accepted != null && accepted.contains(encoding);
    }

    private Optional<PageFile> find(String name) {
        boolean ours = name.startsWith(PAGE) || LIBRARIES.values().stream().anyMatch(name::startsWith);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (!ours || type == null || name.contains("..") || name.contains("//") || name.contains("\\")) {
            return Optional.empty();
        }
        PageFile file = fresh ? null : known.get(name);
        if (file == null) {
            Optional<PageFile> read = read(name, type);
            read.ifPresent(found -> known.put(name, found));
            return read;
        }
        return Optional.of(file);
    }

    private Optional<PageFile> read(String name, String type) {
        try (InputStream content = files.open(name)) {
            if (content == null) {
                return Optional.empty();
            }
            byte[] plain = content.readAllBytes();
            byte[] zipped = zipped(plain);
            return Optional.of(
                    new PageFile(type, tag(plain), plain, zipped.length < plain.length ? zipped : new byte[0]));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a file of the page failed", e);
        }
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
