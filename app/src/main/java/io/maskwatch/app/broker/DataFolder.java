package io.maskwatch.app.broker;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A folder that one process at a time may use. The lock is taken before anything else touches the folder, since a second
 * broker on the same files corrupts the first one's. The operating system releases it when the process dies, however it
 * dies.
 */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder if need be and locks it.
     *
     * @throws UserError with {@link ExitCode#BUSY} if another process has it, or {@link ExitCode#CONFIGURATION} if it
     *     cannot be written
     */
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("maskwatch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UserError(
                        ExitCode.BUSY,
                        "data folder " + path,
                        "another maskwatch process is using it",
                        "Stop that process, or name another folder with --data");
            }
            return new DataFolder(path, channel, lock);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "data folder " + path,
                    "it cannot be made or written (" + e + ")",
                    "Name a folder that this user may write with --data");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another part of this very process has it
        }
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
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Releasing " + path + " failed", e);
        }
    }
}
