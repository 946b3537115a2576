package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.Person;
import io.maskwatch.simulator.figure.PersonLook;
import io.maskwatch.simulator.venue.View;
import java.awt.geom.Rectangle2D;

/** Where a posed person's face, head and body fall in a picture, in pixels. */
final class SceneGeometry {
    private SceneGeometry() {}

    static double headColumn(View view, Pose pose) {
        return view.column(pose.across(), pose.away());
    }

    static double headRow(View view, PersonLook look, Pose pose) {
        double bob = 0.012 * Math.abs(pose.stride());
        return view.row(Person.headMiddleMetres(look) + bob, pose.away());
    }

    static Rectangle2D face(View view, PersonLook look, Pose pose) {
        Rectangle2D metres = Person.faceBox(look, pose.headYaw());
        double scale = view.scale(pose.away());
        return new Rectangle2D.Double(
                headColumn(view, pose) + metres.getX() * scale,
                headRow(view, look, pose) + metres.getY() * scale,
                metres.getWidth() * scale,
                metres.getHeight() * scale);
    }

    /** Head with hair, and some air around it. */
    static Rectangle2D head(View view, PersonLook look, Pose pose) {
        double half = 1.25 * Person.HEAD_HALF_METRES * view.scale(pose.away());
        return new Rectangle2D.Double(
                headColumn(view, pose) - half, headRow(view, look, pose) - half, 2 * half, 2 * half);
    }

    static Rectangle2D body(View view, PersonLook look, Pose pose) {
        double scale = view.scale(pose.away());
        double top = view.row(look.heightMetres() - 0.26, pose.away());
        return new Rectangle2D.Double(
                headColumn(view, pose) - 0.3 * scale, top, 0.6 * scale, view.row(0, pose.away()) - top);
    }

    /** Whether one of two people hides, or touches, the other's face. */
    static boolean conflict(View view, PersonLook firstLook, Pose first, PersonLook secondLook, Pose second) {
        boolean firstNearer = first.away() < second.away();
        Rectangle2D nearBody = firstNearer ? body(view, firstLook, first) : body(view, secondLook, second);
        Rectangle2D farHead = firstNearer ? head(view, secondLook, second) : head(view, firstLook, first);
        return nearBody.intersects(farHead) || head(view, firstLook, first).intersects(head(view, secondLook, second));
    }
}
