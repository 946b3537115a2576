package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskFit;
import io.maskwatch.simulator.figure.MaskState;
import io.maskwatch.simulator.figure.Person;
import io.maskwatch.simulator.figure.PersonLook;
import io.maskwatch.simulator.venue.View;
import java.awt.geom.Rectangle2D;

/**
 * A face in a picture, as it truly is.
 *
 * @param personId whose
 * @param leftPx left edge of the box from forehead to chin and cheek to cheek, inside the picture
 * @param topPx top edge
 * @param widthPx width
 * @param heightPx height
 * @param state how the mask is worn
 * @param fit how exactly
 * @param visibleShare share of the face that is turned to the camera and inside the picture, 0 to 1
 * @param yawDegrees 0 facing the camera, positive to the viewer's right
 */
public record TrueFace(
        String personId,
        double leftPx,
        double topPx,
        double widthPx,
        double heightPx,
        MaskState state,
        MaskFit fit,
        double visibleShare,
        double yawDegrees) {
    private static final double LARGEST_YAW = 56;
    private static final double SMALLEST_HEIGHT = 28;

    static TrueFace of(View view, String personId, PersonLook look, Pose pose) {
        Rectangle2D whole = SceneGeometry.face(view, look, pose);
        Rectangle2D box = whole.createIntersection(new Rectangle2D.Double(0, 0, view.widthPx(), view.heightPx()));
        double width = Math.max(0, box.getWidth());
        double height = Math.max(0, box.getHeight());
        double inside = width * height / (whole.getWidth() * whole.getHeight());
        double shown = pose.opacity() > 0.8 ? 1 : 0;
        return new TrueFace(
                personId,
                box.getX(),
                box.getY(),
                width,
                height,
                pose.fit().state(),
                pose.fit(),
                Math.min(1, Person.visibleShare(pose.headYaw()) * inside * shown),
                Math.IEEEremainder(pose.headYaw(), 360));
    }

    /** Whether a careful observer of the picture could tell how the mask is worn. */
    public boolean judgeable() {
        return Math.abs(yawDegrees) <= LARGEST_YAW && visibleShare > 0.68 && heightPx >= SMALLEST_HEIGHT;
    }
}
