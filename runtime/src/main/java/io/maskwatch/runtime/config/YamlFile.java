package io.maskwatch.runtime.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads YAML into a tree whose values are text, with errors that name file, line and remedy. Stateless. */
public final class YamlFile {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL) // a key with nothing behind it; the builder forgets it
            .build();
    private static final ObjectReader READER =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private YamlFile() {}

    /**
     * The file's content; an empty file is an empty group of keys.
     *
     * @throws UserError if it cannot be read or is not YAML
     */
    public static JsonNode read(Path file) {
        return parse(text(file), file.toString());
    }

    /**
     * The file's text, for {@link #parse}.
     *
     * @throws UserError if it cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UserError(ExitCode.CONFIGURATION, file.toString(), "there is no such file", "Check the path");
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    file.toString(),
                    "it cannot be read (" + e.getMessage() + ")",
                    "Check that it is a text file that this user may read");
        }
    }

    /** The text's content; {@code where} names it in complaints. */
    public static JsonNode parse(String text, String where) {
        try (PlainTextParser parser = new PlainTextParser(YAML.createParser(text))) {
            JsonNode node = READER.readTree(parser);
            return node == null || node.isMissingNode() || node.isNull() ? JsonNodeFactory.instance.objectNode() : node;
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String line = at == null ? "" : ", line " + at.getLineNr();
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    where + line,
                    "it is not valid YAML (" + firstLine(e.getOriginalMessage()) + ")",
                    "Mend that line; indentation is by spaces, and each key stands once");
        } catch (IOException e) {
            throw new UncheckedIOException("Reading text failed", e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
