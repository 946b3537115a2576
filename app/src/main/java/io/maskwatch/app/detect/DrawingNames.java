package io.maskwatch.app.detect;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for drawings of pictures, of which those of different folders may be called the same: the later ones get a number, so
 * that none overwrites another of the run. Not thread-safe.
 */
public final class DrawingNames {
    private final Set<String> taken = new HashSet<>();

    /**
     * The name of a drawing's file: the picture's, as a JPEG.
     *
     * @param picture the file's path; for a video with the picture's number behind a hash sign
     */
    public String next(String picture) {
        String plain = Path.of(picture)
                .getFileName()
                .toString()
                .replace('#', '-')
                .replaceAll("\\.[A-Za-z0-9]+(?=-\\d+$|$)", "");
        String name = plain;
        // Some file systems do not tell capital letters from small ones.
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = plain + "-" + number;
        }
        return name + ".jpg";
    }
}
