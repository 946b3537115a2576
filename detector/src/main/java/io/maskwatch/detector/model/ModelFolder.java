package io.maskwatch.detector.model;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.Sha256;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A model as data: {@code model.yaml} and the files that it names, in a folder of the disk or in the jar. Immutable;
 * the graph is read, and its hash checked, each time that it is asked for.
 */
public final class ModelFolder {
    private static final String DESCRIPTION = "model.yaml";

    private final String where;
    private final Source source;
    private final ModelDescription description;

    private ModelFolder(String where, Source source) {
        this.where = where;
        this.source = source;
        this.description = ModelYaml.parse(
                text(DESCRIPTION, "it has no " + DESCRIPTION),
                where + "/" + DESCRIPTION,
                file -> text(file, "the labels file " + file + " is missing"));
    }

    /** The model that ships with the program. */
    public static ModelFolder bundled() {
        return new ModelFolder("the bundled model", ModelFolder::resource);
    }

    /**
     * The model in a folder.
     *
     * @throws UserError if it has no {@code model.yaml} or that is wrong
     */
    public static ModelFolder at(Path folder) {
        return new ModelFolder(folder.toString(), file -> Files.readAllBytes(folder.resolve(file)));
    }

    /** What the model is. */
    public ModelDescription description() {
        return description;
    }

    /** Where it is, as people would say. */
    public String where() {
        return where;
    }

    /**
     * The graph that sees the pictures.
     *
     * @throws UserError if it is missing or not the one that was described
     */
    public byte[] graph() {
        return graph(description.file(), description.sha256());
    }

    /**
     * A graph of the folder.
     *
     * @param sha256 the hash that it must have
     * @throws UserError if it is missing or another
     */
    public byte[] graph(String file, String sha256) {
        byte[] graph = read(file, "the graph " + file + " is missing");
        String hash = Sha256.of(graph);
        if (!hash.equals(sha256)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    where + "/" + file,
                    "it is not the file that model.yaml describes (sha256 " + hash + ", expected " + sha256 + ")",
                    "Fetch the model again, or correct sha256 in model.yaml if the change is meant");
        }
        return graph;
    }

    private String text(String file, String absence) {
        return new String(read(file, absence), StandardCharsets.UTF_8);
    }

    private byte[] read(String file, String absence) {
        try {
            byte[] bytes = source.read(file);
            if (bytes != null) {
                return bytes;
            }
            throw new NoSuchFileException(file);
        } catch (NoSuchFileException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "model " + where,
                    absence,
                    "Name a folder that holds model.yaml and the files that it names, or use the bundled model");
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "model " + where,
                    file + " cannot be read (" + e.getMessage() + ")",
                    "Check that it is a file that this user may read");
        }
    }

    private static byte @Nullable [] resource(String file) throws IOException {
        try (InputStream stream = ModelFolder.class.getResourceAsStream(file)) {
            return stream == null ? null : stream.readAllBytes();
        }
    }

    /** Reads one file of the folder; null or {@link NoSuchFileException} if it is not there. */
    @FunctionalInterface
    private interface Source {
        byte @Nullable [] read(String file) throws IOException;
    }
}
