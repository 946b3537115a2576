package io.maskwatch.simulator.fault;

import io.maskwatch.simulator.content.PictureSource;
import io.maskwatch.simulator.scene.TrueFace;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures that freeze, or are black, while their camera has that fault. */
public final class FaultyPictures implements PictureSource {
    private final PictureSource pictures;
    private final FaultPanel faults;
    private @Nullable BufferedImage last;
    private @Nullable BufferedImage black;

    public FaultyPictures(PictureSource pictures, FaultPanel faults) {
        this.pictures = pictures;
        this.faults = faults;
    }

    @Override
    public BufferedImage pictureAt(Duration at) {
        BufferedImage shown = last;
        if (shown == null || !faults.has(Fault.FREEZE)) {
            shown = pictures.pictureAt(at);
            last = shown;
        }
        return faults.has(Fault.BLACK) ? blackLike(shown) : shown;
    }

    private BufferedImage blackLike(BufferedImage picture) {
        BufferedImage made = black;
        if (made == null) {
            made = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
            black = made;
        }
        return made;
    }

    @Override
    public List<TrueFace> facesAt(Duration at) {
        return pictures.facesAt(at);
    }

    @Override
    public void close() {
        pictures.close();
    }
}
