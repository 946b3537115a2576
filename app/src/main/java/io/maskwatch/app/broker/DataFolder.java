package io.maskwatch.app.broker;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.FolderLock;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that one process at a time may use. The lock is taken before anything else touches the folder, since a second
 * broker on the same files corrupts the first one's.
 */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FolderLock lock;

    private DataFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder if need be and locks it.
     *
     * @throws UserError with {@link ExitCode#BUSY} if another process has it, or {@link ExitCode#CONFIGURATION} if it
     *     cannot be written
     */
    public static DataFolder open(Path path) {
        return new DataFolder(path, FolderLock.take(path, "data folder", "--data"));
    }

    /** A folder inside it, made if need be. */
    public Path folder(String name) {
        Path folder = path.resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION, folder.toString(), "it cannot be made (" + e + ")", "Check the disk");
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        lock.close();
    }
}
