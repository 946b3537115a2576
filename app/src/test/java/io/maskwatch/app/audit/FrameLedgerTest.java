package io.maskwatch.app.audit;

import static io.maskwatch.app.testing.Records.analysed;
import static io.maskwatch.app.testing.Records.rejected;
import static io.maskwatch.app.testing.Records.shed;
import static io.maskwatch.app.testing.Records.status;
import static io.maskwatch.app.testing.Records.statusBuilder;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.OutcomeReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameLedgerTest {
    private static final String CAMERA = "gate";

    private final FrameLedger ledger = new FrameLedger();

    @Test
    void losesNothingWhenEveryFrameHasAnOutcome() {
        ledger.status(status(CAMERA, 7, 4));
        ledger.outcome(analysed(CAMERA, 7, 1));
        ledger.outcome(shed(CAMERA, 7, 2, OutcomeReason.STALE));
        ledger.outcome(rejected(CAMERA, 7, 3, OutcomeReason.UNDECODABLE));
        ledger.outcome(analysed(CAMERA, 7, 4));
        CameraAudit audit = only();
        assertThat(audit.announced()).isEqualTo(4);
        assertThat(audit.analysed()).isEqualTo(2);
        assertThat(audit.shedByReason()).isEqualTo(Map.of(OutcomeReason.STALE, 1L));
        assertThat(audit.rejectedByReason()).isEqualTo(Map.of(OutcomeReason.UNDECODABLE, 1L));
        assertThat(audit.lost()).isZero();
        assertThat(audit.sessions().get(0).gaps()).isEmpty();
    }

    @Test
    void losesOneWhenOneOutcomeIsRemoved() {
        ledger.status(status(CAMERA, 7, 100));
        LongStream.rangeClosed(1, 100).filter(sequence -> sequence != 42).forEach(this::analyse);
        CameraAudit audit = only();
        assertThat(audit.lost()).isEqualTo(1);
        assertThat(audit.sessions().get(0).gaps()).containsExactly("42");
    }

    @Test
    void losesTheLastFrameToo() {
        ledger.status(status(CAMERA, 7, 3));
        LongStream.rangeClosed(1, 2).forEach(this::analyse);
        assertThat(only().lost()).isEqualTo(1);
        assertThat(only().sessions().get(0).gaps()).containsExactly("3");
    }

    @Test
    void learnsOfAFrameFromItsTopicBeforeAnyStatusTellsOfIt() {
        ledger.frame(CAMERA, 7, 1, true);
        assertThat(only().announced()).isEqualTo(1);
        assertThat(only().lost()).isEqualTo(1);
    }

    @Test
    void countsAFrameThatNoDetectorHasPassedAsPending() {
        ledger.status(status(CAMERA, 7, 3));
        analyse(1);
        ledger.frame(CAMERA, 7, 1, true);
        ledger.frame(CAMERA, 7, 2, true);
        ledger.frame(CAMERA, 7, 3, false);
        assertThat(only().pending()).isEqualTo(1);
        assertThat(only().lost()).isEqualTo(1);
    }

    @Test
    void countsAnOutcomeThatCameBeforeTheCommitOnceOnly() {
        ledger.frame(CAMERA, 7, 1, false);
        analyse(1);
        assertThat(only().pending()).isZero();
        assertThat(only().analysed()).isEqualTo(1);
    }

    @Test
    void takesFramesThatCouldNotBePublishedForNeitherLostNorPending() {
        ledger.status(statusBuilder(CAMERA, 7)
                .setPublishedSequence(5)
                .setUnpublished(2)
                .build());
        LongStream.of(1, 2, 5).forEach(this::analyse);
        assertThat(only().unpublished()).isEqualTo(2);
        assertThat(only().lost()).isZero();
    }

    @Test
    void countsTheFirstOutcomeOfAFrameAndTheRestAsDuplicates() {
        ledger.outcome(shed(CAMERA, 7, 1, OutcomeReason.OVERLOAD));
        analyse(1);
        analyse(1);
        assertThat(only().shed()).isEqualTo(1);
        assertThat(only().analysed()).isZero();
        assertThat(only().duplicates()).isEqualTo(2);
    }

    @Test
    void leavesUnreadableFramesOutOfTheSessionsAccount() {
        ledger.outcome(rejected(CAMERA, 7, -1, OutcomeReason.UNDECODABLE));
        assertThat(only().announced()).isZero();
        assertThat(only().rejected()).isZero();
    }

    @Test
    void ignoresAStatusThatBelongsToNoSession() {
        ledger.status(status(CAMERA, -1, 0));
        assertThat(ledger.close()).isEmpty();
    }

    @Test
    void namesTheFirstTenGapsAsRanges() {
        ledger.status(status(CAMERA, 7, 40));
        LongStream.rangeClosed(1, 40)
                .filter(sequence -> sequence > 3 && sequence % 3 != 0)
                .forEach(this::analyse);
        assertThat(only().sessions().get(0).gaps())
                .containsExactly("1-3", "6", "9", "12", "15", "18", "21", "24", "27", "30");
        assertThat(only().lost()).isEqualTo(3 + 12);
    }

    @Test
    void keepsSessionsApart() {
        ledger.status(status(CAMERA, 7, 2));
        ledger.status(status(CAMERA, 9, 2));
        analyse(1);
        analyse(2);
        ledger.outcome(analysed(CAMERA, 9, 1));
        assertThat(only().sessions()).extracting(SessionAudit::session).containsExactly(7L, 9L);
        assertThat(only().sessions()).extracting(SessionAudit::lost).containsExactly(0L, 1L);
    }

    @Test
    void takesWhatTheBrokerHasDeletedByAgeForOutOfSight() {
        ledger.status(status(CAMERA, 3, 50));
        ledger.status(status(CAMERA, 7, 10));
        LongStream.of(6, 7, 8, 10).forEach(this::analyse);
        ledger.historyIsCut(CAMERA);
        assertThat(only().sessions()).extracting(SessionAudit::announced).containsExactly(0L, 5L);
        assertThat(only().lost()).isEqualTo(1);
    }

    @Test
    void seesAllOfTheSessionsAfterTheCut() {
        ledger.outcome(analysed(CAMERA, 7, 30));
        ledger.status(status(CAMERA, 9, 3));
        ledger.outcome(analysed(CAMERA, 9, 3));
        ledger.historyIsCut(CAMERA);
        assertThat(only().lost()).isEqualTo(2);
    }

    @Test
    void losesAFrameThatStillStandsInItsTopicEvenAfterTheCut() {
        ledger.status(status(CAMERA, 7, 20));
        ledger.frame(CAMERA, 7, 19, true);
        ledger.frame(CAMERA, 7, 20, false);
        ledger.historyIsCut(CAMERA);
        assertThat(only().lost()).isEqualTo(1);
        assertThat(only().pending()).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void balancesForAnyMixOfRecordsInAnyOrder(long seed) {
        Random random = new Random(seed);
        int announced = 1 + random.nextInt(300);
        List<Runnable> records = new ArrayList<>();
        records.add(() -> ledger.status(status(CAMERA, 7, announced)));
        int outcomes = 0;
        int pending = 0;
        for (int sequence = 1; sequence <= announced; sequence++) {
            int number = sequence;
            switch (random.nextInt(12)) {
                case 0 -> {
                    records.add(() -> ledger.frame(CAMERA, 7, number, false));
                    pending++;
                }
                case 1 -> records.add(() -> ledger.frame(CAMERA, 7, number, true));
                default -> {
                    FrameOutcome outcome = anyOutcome(random, number);
                    int copies = 1 + random.nextInt(2);
                    Collections.nCopies(copies, outcome).forEach(copy -> records.add(() -> ledger.outcome(copy)));
                    outcomes++;
                }
            }
        }
        Collections.shuffle(records, random);
        records.forEach(Runnable::run);
        CameraAudit audit = only();
        assertThat(audit.announced()).isEqualTo(announced);
        assertThat(audit.analysed() + audit.shed() + audit.rejected()).isEqualTo(outcomes);
        assertThat(audit.pending()).isEqualTo(pending);
        assertThat(audit.analysed()
                        + audit.shed()
                        + audit.rejected()
                        + audit.pending()
                        + audit.unpublished()
                        + audit.lost())
                .isEqualTo(audit.announced());
    }

    static LongStream seeds() {
        return new Random().longs(50);
    }

    private static FrameOutcome anyOutcome(Random random, long sequence) {
        return switch (random.nextInt(4)) {
            case 0 -> shed(CAMERA, 7, sequence, OutcomeReason.OVERLOAD);
            case 1 -> rejected(CAMERA, 7, sequence, OutcomeReason.TOO_LARGE);
            default -> analysed(CAMERA, 7, sequence);
        };
    }

    private void analyse(long sequence) {
        ledger.outcome(analysed(CAMERA, 7, sequence));
    }

    private CameraAudit only() {
        List<CameraAudit> audits = ledger.close();
        assertThat(audits).hasSize(1);
        return audits.get(0);
    }
}
