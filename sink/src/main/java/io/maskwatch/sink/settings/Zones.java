package io.maskwatch.sink.settings;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Point;
import io.maskwatch.schemas.Zone;
import io.maskwatch.schemas.ZoneKind;
import java.util.List;

/**
 * Which faces a camera's zones let in: those whose centre lies in an including zone, if there is any, and in no
 * excluding one. Stateless.
 */
public final class Zones {
    private Zones() {}

    public static boolean admit(List<Zone> zones, BoundingBox box) {
        double x = box.getLeft() + box.getWidth() / 2;
        double y = box.getTop() + box.getHeight() / 2;
        boolean anyIncludes = false;
        boolean included = false;
        for (Zone zone : zones) {
            boolean inside = contains(zone.getCorners(), x, y);
            if (zone.getKind() == ZoneKind.EXCLUDE && inside) {
                return false;
            }
            if (zone.getKind() == ZoneKind.INCLUDE) {
                anyIncludes = true;
                included |= inside;
            }
        }
        return included || !anyIncludes;
    }

    /** Even-odd rule: a ray to the right crosses the outline an odd number of times. */
    private static boolean contains(List<Point> corners, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Point a = corners.get(i);
            Point b = corners.get(j);
            boolean straddles = a.getY() > y != b.getY() > y;
            if (straddles && x < (b.getX() - a.getX()) * (y - a.getY()) / (b.getY() - a.getY()) + a.getX()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
