package io.maskwatch.bench.people.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Where people stand: spread so that they hide each other little, as people do who look at the same thing. Pure. */
final class Places {
    private static final int TRIES = 40;

    private Places() {}

    static List<Spot> spread(int count, View view, Random random) {
        List<Spot> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Spot best = new Spot(0.5, 0.5);
            double bestRoom = -1;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Spot spot = new Spot(0.05 + 0.9 * random.nextDouble(), 0.05 + 0.95 * random.nextDouble());
                double room = room(view.face(spot), places, view);
                if (room > bestRoom) {
                    best = spot;
                    bestRoom = room;
                }
            }
            places.add(best);
        }
        return places;
    }

    /** Distance to the nearest other one, in its face heights; what is beside counts more than what is above. */
    private static double room(Area face, List<Spot> places, View view) {
        double room = Double.MAX_VALUE;
        for (Spot place : places) {
            Area other = view.face(place);
            double scale = Math.max(face.height(), other.height());
            double across = (face.x() - other.x()) / (1.5 * scale);
            double down = (face.y() - other.y()) / scale;
            room = Math.min(room, Math.hypot(across, down));
        }
        return room;
    }
}
