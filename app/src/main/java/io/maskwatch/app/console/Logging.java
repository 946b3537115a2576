package io.maskwatch.app.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Where log lines go and what they look like. Called once, first thing in a command. */
public final class Logging {
    /** Form of the log lines. */
    public enum Form {
        /** One readable line each. */
        TEXT,
        /** One JSON object each, with all key-values, for a log pipeline. */
        JSON
    }

    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %-28thread %logger{24} %msg %kvp%n";

    private static final List<String> CHATTY = List.of(
            "org.apache.kafka.clients.NetworkClient",
            "org.apache.kafka.clients.producer.internals.Sender",
            "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
            "org.apache.kafka.controller.QuorumController",
            "kafka",
            "state.change.logger",
            "com.zaxxer.hikari");

    private Logging() {}

    /** Sends our lines from {@code level} up, and warnings of libraries, to standard error. */
    public static void toStandardError(Form form, Level level) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        install(appender, form, level);
    }

    /** Sends them to a file instead, so that they do not disturb what a terminal shows. */
    public static void toFile(Path file, Form form, Level level) {
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(file.toString());
        install(appender, form, level);
    }

    private static void install(OutputStreamAppender<ILoggingEvent> appender, Form form, Level level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Encoder<ILoggingEvent> encoder = form == Form.JSON ? json(context) : text(context);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("io.maskwatch").setLevel(level);
        // Kafka warns of each retry and of each normal start; our own components say what an outage means
        CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
