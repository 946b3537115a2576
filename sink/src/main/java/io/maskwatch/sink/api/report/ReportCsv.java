package io.maskwatch.sink.api.report;

import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.PersonCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A report as CSV (RFC 4180), one row a subject and hour. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front. Stateless.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class ReportCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "subject",
                    "name",
                    "startAt",
                    "arrivedMasked",
                    "arrivedUnmasked",
                    "arrivedIncorrect",
                    "arrivedUnknown",
                    "rate",
                    "rateLow",
                    "rateHigh",
                    "coverage",
                    "peakOccupancy",
                    "meanOccupancy",
                    "alertsOpened")
            .get();

    private static final String FORMULA = "=+-@\t\r\n";

    private ReportCsv() {}

    /** The whole table, with its header. */
    public static String of(Report report, UnaryOperator<String> names) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (Report.Row row : report.rows(names)) {
                print(printer, row, DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(report.zone()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory failed", e);
        }
        return text.toString();
    }

    private static void print(CSVPrinter printer, Report.Row row, DateTimeFormatter times) throws IOException {
        PersonCounts arrived = row.tally().arrived();
        ComplianceRate rate = row.tally().rate();
        printer.printRecord(
                safe(row.subject()),
                safe(row.name()),
                times.format(row.hour()),
                arrived.getMasked(),
                arrived.getUnmasked(),
                arrived.getIncorrect(),
                arrived.getUnknown(),
                figure(rate == null ? null : rate.getValue()),
                figure(rate == null ? null : rate.getLow()),
                figure(rate == null ? null : rate.getHigh()),
                figure(row.coverage()),
                row.tally().peakOccupancy(),
                figure(row.tally().meanOccupancy()),
                row.alertsOpened());
    }

    static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static @Nullable String figure(@Nullable Double value) {
        return value == null ? null : String.format(Locale.ROOT, "%.4f", value);
    }
}
