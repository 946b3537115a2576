package io.maskwatch.sink.history.killed;

import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.HistoryWriter;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A writer that halts this process where the plan says, without hooks and without closing anything. For one thread. */
final class KilledWriter implements HistoryWriter {
    /** Exit status of a process that was halted. */
    static final int STATUS = 97;

    private final HistoryWriter writer;
    private final KillPlan plan;
    private int passed;
    private boolean wrote;

    KilledWriter(HistoryWriter writer, KillPlan plan) {
        this.writer = writer;
        this.plan = plan;
        if (plan.point() == KillPoint.STARTING) {
            haltIn(plan.count());
        }
    }

    @Override
    public void write(List<HistoryRecord<?>> records) {
        if (plan.point() == KillPoint.WORKING && !wrote) {
            haltIn(plan.count());
        }
        wrote = true;
        pass(KillPoint.BEFORE);
        writer.write(new Watched(records));
        pass(KillPoint.AFTER);
    }

    private void pass(KillPoint point) {
        if (point == plan.point() && ++passed == plan.count()) {
            halt();
        }
    }

    private static void haltIn(int milliseconds) {
        CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS).execute(KilledWriter::halt);
    }

    private static void halt() {
        Runtime.getRuntime().halt(STATUS);
    }

    /** The records of a batch, which are asked for once for each table, in the midst of the transaction. */
    private final class Watched extends AbstractList<HistoryRecord<?>> {
        private final List<HistoryRecord<?>> records;

        Watched(List<HistoryRecord<?>> records) {
            this.records = records;
        }

        @Override
        public HistoryRecord<?> get(int index) {
            return records.get(index);
        }

        @Override
        public int size() {
            return records.size();
        }

        @Override
        public Stream<HistoryRecord<?>> stream() {
            pass(KillPoint.WITHIN);
            return records.stream();
        }
    }
}
