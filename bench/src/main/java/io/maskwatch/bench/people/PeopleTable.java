package io.maskwatch.bench.people;

import java.util.Locale;

/** The table as text. Stateless. */
final class PeopleTable {
    static final String HEADER = String.format(
            "%-11s %4s %6s %6s %7s %6s %6s %6s %5s %6s %6s %7s %7s %7s %7s %11s %6s %6s %11s %6s %6s %6s %8s",
            "scene",
            "fps",
            "people",
            "count",
            "error%",
            "again",
            "never",
            "nobody",
            "swaps",
            "IDF1",
            "MOTA",
            "decided",
            "right",
            "moments",
            "rate+-",
            "worst(n)",
            "bias",
            "found",
            "of/opened",
            "right",
            "twice",
            "delay",
            "ms/step");

    private PeopleTable() {}

    static String line(Result result) {
        Row row = result.row();
        return String.format(
                Locale.ROOT,
                "%-11s %4.0f %6d %6d %+7.1f %6d %6d %6d %5d %6.3f %6.3f %7.3f %7.3f %7.3f %7.2f %6.1f(%3d) %+6.2f %6d %5d/%5d %6d %6d %6.1f %8.2f",
                result.kind().label(),
                result.framesPerSecond(),
                row.count().truth(),
                row.count().arrived(),
                100 * row.count().error(),
                row.count().again(),
                row.count().never(),
                row.count().nobody(),
                row.tracking().switches(),
                row.tracking().idf1(),
                row.tracking().mota(),
                row.verdict().decidedShare(),
                row.verdict().lastAccuracy(),
                row.verdict().momentAccuracy(),
                row.rate().meanAbsolute(),
                row.rate().worst(),
                row.rate().windows(),
                row.rate().bias(),
                row.alert().found(),
                row.alert().called(),
                row.alert().opened(),
                row.alert().right(),
                row.alert().twice(),
                row.alert().delay(0.5),
                result.cost().stepMs());
    }
}
