package io.maskwatch.simulator.figure;

import java.awt.geom.Rectangle2D;

/** Measures of a person's head and face, in metres from the middle of the head. */
public final class Person {
    /** Half the height of a head, from the top of the skull to the chin. */
    public static final double HEAD_HALF_METRES = 0.128;

    private static final double FACE_EDGE = 76;

    private Person() {}

    /** Height of the middle of the head above the floor. */
    public static double headMiddleMetres(PersonLook look) {
        return look.heightMetres() - HEAD_HALF_METRES;
    }

    /** The tight box of the face, forehead to chin, cheek to cheek, as far as the yaw lets it be seen. */
    public static Rectangle2D faceBox(PersonLook look, double yawDegrees) {
        HeadShape head = new HeadShape(yawDegrees, look.faceWidth());
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (double longitude = -FACE_EDGE; longitude <= FACE_EDGE; longitude += 4) {
            if (head.facing(longitude) >= 0) {
                double y = Math.abs(longitude) < 10 ? 0.3 : 0.1;
                double x = head.x(longitude, y, Math.abs(longitude) < 10 ? 0.12 : 0);
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
        }
        double top = -0.66;
        double bottom = 1.04;
        double unit = HEAD_HALF_METRES;
        return new Rectangle2D.Double(left * unit, top * unit, (right - left) * unit, (bottom - top) * unit);
    }

    /** Share of the face, from cheek to cheek, that is turned to the viewer: 1 frontal, half in profile, 0 from behind. */
    public static double visibleShare(double yawDegrees) {
        double away = Math.abs(Math.IEEEremainder(yawDegrees, 360));
        return Math.max(0, Math.min(1, (90 + FACE_EDGE - away) / (2 * FACE_EDGE)));
    }
}
