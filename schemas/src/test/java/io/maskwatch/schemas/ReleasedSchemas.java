package io.maskwatch.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The schemas of every release, one self-contained file a record, and the bytes of the fixed record that each release
 * wrote. They are kept in the source tree: the schemas among the resources that ship, the bytes among the tests'.
 */
final class ReleasedSchemas {
    static final Path SCHEMAS = Path.of("src/main/resources/maskwatch/released");
    static final Path GOLDEN = Path.of("src/test/resources/golden");

    private ReleasedSchemas() {}

    /** Names of the releases, oldest first. */
    static List<String> releases() {
        try (Stream<Path> folders = Files.list(SCHEMAS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted(java.util.Comparator.comparing(java.lang.module.ModuleDescriptor.Version::parse))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path schemaFile(String release, Topic<?> topic) {
        return SCHEMAS.resolve(release).resolve(topic.type().getSimpleName() + ".avsc");
    }

    static Path goldenFile(String release, Topic<?> topic) {
        return GOLDEN.resolve(release).resolve(topic.type().getSimpleName() + ".hex");
    }

    static Schema schema(String release, Topic<?> topic) {
        try {
            return new Schema.Parser().parse(Files.readString(schemaFile(release, topic)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] golden(String release, Topic<?> topic) {
        try {
            return HexFormat.of()
                    .parseHex(Files.readString(goldenFile(release, topic)).replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes today's schemas and bytes as those of a release. */
    static void write(String release) throws IOException {
        for (Topic<?> topic : Topics.all()) {
            write(release, topic);
        }
    }

    private static <V extends SpecificRecordBase> void write(String release, Topic<V> topic) throws IOException {
        RecordCodec<V> codec = Codecs.local().of(topic);
        Files.createDirectories(SCHEMAS.resolve(release));
        Files.createDirectories(GOLDEN.resolve(release));
        Files.writeString(schemaFile(release, topic), SchemaFormatter.format("json/pretty", codec.schema()) + "\n");
        String hex = HexFormat.of().formatHex(codec.encode(FilledRecords.fixed(topic.type())));
        Files.writeString(goldenFile(release, topic), hex.replaceAll("(.{64})", "$1\n") + "\n");
    }
}
