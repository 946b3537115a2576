package io.maskwatch.runtime;

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
 * The sole right to a folder, held until it is closed. The operating system takes it back when the process dies, however
 * it dies. Thread-safe.
 */
public final class FolderLock implements AutoCloseable {
    private static final String FILE = "maskwatch.lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes the folder if need be and locks it.
     *
     * @param what the folder is called by its user
     * @param setting names another one
     * @throws UserError with {@link ExitCode#BUSY} if somebody has it, or {@link ExitCode#CONFIGURATION} if it cannot be
     *     written
     */
    public static FolderLock take(Path folder, String what, String setting) {
        String input = what + " " + folder;
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new UserError(
                        ExitCode.BUSY,
                        input,
                        "another maskwatch process is using it",
                        "Stop that process, or name another folder with " + setting);
            }
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    input,
                    "it cannot be made or written (" + e + ")",
                    "Name a folder that this user may write with " + setting);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another part of this very process has it
        }
    }

    @Override
    public void close() {
        try {
            channel.close(); // which releases the lock
        } catch (IOException e) {
            throw new UncheckedIOException("Releasing " + folder + " failed", e);
        }
    }
}
