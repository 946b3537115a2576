package io.maskwatch.bench.people.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A hall with people and a camera. Immutable, thread-safe.
 *
 * @param view how the camera sees it
 * @param seconds how long it is looked at
 * @param visits all who come
 * @param pillars what hides everybody behind it
 */
public record World(View view, double seconds, List<Visit> visits, List<Area> pillars) {
    /** Points of a face, each way, that are tried for being hidden. */
    private static final int PROBES = 4;
    /** A head with its hair is this much wider than the face. */
    private static final double HEAD = 1.2;

    private static final double SHOULDERS = 2.2;

    /** What can be seen of everybody who is there, also of those of whom nothing is to be seen. */
    public List<Sight> sights(double at) {
        record Body(Visit visit, Spot spot, Area face) {}
        List<Body> bodies = new ArrayList<>();
        for (Visit visit : visits) {
            if (visit.there(at)) {
                Spot spot = visit.path().at(at);
                bodies.add(new Body(visit, spot, view.face(spot)));
            }
        }
        bodies.sort(Comparator.comparingDouble(body -> -body.spot().depth()));
        List<Sight> sights = new ArrayList<>();
        List<Area> nearer = new ArrayList<>(pillars);
        for (Body body : bodies) {
            double visible = body.visit().facing(at) ? visible(body.face(), nearer) : 0;
            sights.add(
                    new Sight(body.visit(), body.face(), visible, body.visit().mask(at)));
            hideBehind(body.face(), nearer);
        }
        return sights;
    }

    private static void hideBehind(Area face, List<Area> nearer) {
        nearer.add(Area.about(face.x(), face.y(), HEAD * face.width(), HEAD * face.height()));
        double shoulders = face.top() + 1.2 * face.height();
        nearer.add(
                new Area(face.x() - SHOULDERS / 2 * face.width(), shoulders, SHOULDERS * face.width(), View.HEIGHT_PX));
    }

    private static double visible(Area face, List<Area> nearer) {
        List<Area> near = nearer.stream()
                .filter(area -> area.left() < face.left() + face.width()
                        && area.left() + area.width() > face.left()
                        && area.top() < face.top() + face.height()
                        && area.top() + area.height() > face.top())
                .toList();
        int seen = 0;
        for (int i = 0; i < PROBES * PROBES; i++) {
            double x = face.left() + face.width() * (i % PROBES + 0.5) / PROBES;
            int row = i / PROBES;
            double y = face.top() + face.height() * (row + 0.5) / PROBES;
            boolean inside = x >= 0 && x < View.WIDTH_PX && y >= 0 && y < View.HEIGHT_PX;
            seen += inside && near.stream().noneMatch(area -> area.contains(x, y)) ? 1 : 0;
        }
        return (double) seen / (PROBES * PROBES);
    }
}
