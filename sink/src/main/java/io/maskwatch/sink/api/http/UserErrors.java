package io.maskwatch.sink.api.http;

import io.maskwatch.runtime.UserError;
import io.maskwatch.sink.api.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts complaints of the camera and rules files into the words of the API. Stateless. */
final class UserErrors {
    /** What a complaint begins with besides the field, such as {@code body, camera gate, } or {@code body, site.}. */
    private static final Pattern PLACE = Pattern.compile(
            "^(?:body(?:, )?)?(?:(?:cameras|areas)\\[0]\\.?|(?:camera|area) [^,]*(?:, )?|site(?:, |\\.)?)?");

    private static final Pattern UNIT = Pattern.compile(" \\(ms\\)$");

    private UserErrors() {}

    /** The complaint as a problem of one field. */
    static Problem problem(UserError error) {
        Matcher unit = UNIT.matcher(PLACE.matcher(error.input()).replaceFirst(""));
        String field = unit.find() ? unit.replaceFirst("Ms") : unit.replaceFirst("");
        return Problem.invalid(field.isEmpty() ? "body" : field, error.explanation());
    }
}
