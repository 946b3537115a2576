package io.maskwatch.sink.api.http;

/** What a text of a request may hold. Stateless. */
final class Texts {
    private static final int SHOWN = 60;

    private Texts() {}

    /** Whether it is Unicode without control characters but line breaks and tabs. */
    static boolean plain(String text) {
        return text.codePoints().allMatch(Texts::plain);
    }

    /** The beginning of it, fit to be shown. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(point -> shown.appendCodePoint(plain(point) ? point : '?'));
        return shown.toString();
    }

    private static boolean plain(int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !surrogate && (!Character.isISOControl(point) || point == '\n' || point == '\r' || point == '\t');
    }
}
