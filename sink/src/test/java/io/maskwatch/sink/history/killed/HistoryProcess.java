package io.maskwatch.sink.history.killed;

import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.history.jdbc.JdbcHistoryWriter;
import io.maskwatch.sink.history.kafka.HistoryFeed;
import io.maskwatch.sink.testing.TestingDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** The process that is killed: the feed as it is, over a writer that passes the points. Ends with its standard input. */
final class HistoryProcess {
    private HistoryProcess() {}

    /** Arguments: the broker's address, the database's URL, the plan. */
    public static void main(String[] arguments) throws IOException {
        HistorySettings settings = arguments[1].startsWith("jdbc:sqlite:")
                ? HistorySettings.defaults().withJdbcUrl(arguments[1])
                : TestingDatabase.login(arguments[1]);
        KillPlan plan = KillPlan.parse(arguments[2]);
        RoleContext context = HistoryTopics.context(arguments[0], Codecs.local());
        try (Database database = TestingDatabase.open(settings, Path.of("."))) {
            KilledWriter writer = new KilledWriter(new JdbcHistoryWriter(database, context.codecs()), plan);
            try (HistoryFeed feed = new HistoryFeed(context, writer)) {
                feed.start();
                System.in.readAllBytes();
            }
        }
    }
}
