package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.access.AuditAction;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.ProblemType;
import io.maskwatch.sink.api.view.SettingsView;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import org.jspecify.annotations.Nullable;

/**
 * {@code /settings}: rules, zones and limits of a camera, an area or the site. A change names the revision that it was made
 * from, so that nobody overwrites what he has not seen. Thread-safe.
 */
final class SettingsResource implements Resource {
    private final ApiParts parts;

    SettingsResource(ApiParts parts) {
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/settings/{subject}", this::read, Needs.VIEWER);
        routes.put("/api/v1/settings/{subject}", this::change, Needs.OPERATOR);
    }

    private void read(Context context) {
        Query.of(context);
        answer(context, own(subject(context)));
    }

    private synchronized void change(Context context) {
        Query.of(context);
        String subject = subject(context);
        SubjectSettings before = own(subject);
        requireMatch(context, before.revision());
        Body body = Body.of(context, SubjectSettingsBody.FIELDS);
        if (!body.text("subject", 200).orElse(subject).equals(subject)) {
            throw body.wrongField("subject", "It differs from the one in the path.");
        }
        Settings after = SubjectSettingsBody.read(body, subject, before.settings());
        if (!after.equals(before.settings())) {
            parts.audit().record(Callers.of(context), AuditAction.SETTINGS_CHANGE, subject, "");
            boolean nothing = after.equals(nothing(subject));
            parts.changes().get().settings(subject, nothing ? null : after);
        }
        answer(context, own(subject));
    }

    private void answer(Context context, SubjectSettings own) {
        context.header("ETag", tag(own.revision()));
        Answers.json(context, SettingsView.of(own, inForce(own)));
    }

    private SubjectSettings inForce(SubjectSettings own) {
        String subject = own.settings().getSubject();
        SubjectSettings site = parts.view().settings(EffectiveSettings.SITE).orElse(null);
        if (subject.equals(EffectiveSettings.SITE)) {
            return EffectiveSettings.of(subject, null, site);
        }
        @Nullable SubjectSettings stated = own.revision() < 0 ? null : own;
        return subject.startsWith(EffectiveSettings.AREA)
                ? EffectiveSettings.ofArea(own, site)
                : EffectiveSettings.of(subject, stated, site);
    }

    private SubjectSettings own(String subject) {
        return parts.view().settings(subject).orElseGet(() -> new SubjectSettings(nothing(subject), -1));
    }

    private static Settings nothing(String subject) {
        return Settings.newBuilder().setSubject(subject).build();
    }

    private String subject(Context context) {
        String subject = context.pathParam("subject");
        boolean known = subject.equals(EffectiveSettings.SITE)
                || (subject.startsWith(EffectiveSettings.AREA)
                        && parts.view().settings(subject).isPresent())
                || parts.view().cameras().containsKey(subject);
        if (!known) {
            throw Problem.notFound("There is no such camera or area; 'site' is for all of them.")
                    .exception();
        }
        return subject;
    }

    private static void requireMatch(Context context, long revision) {
        String match = context.header("If-Match");
        if (match == null) {
            throw ProblemType.REVISION_REQUIRED
                    .of("Send the ETag of the settings that you have changed as If-Match.")
                    .exception();
        }
        if (!match.strip().equals(tag(revision))) {
            throw ProblemType.REVISION_STALE
                    .of("Read them again, make your change to them, and send their ETag as If-Match.")
                    .exception();
        }
    }

    private static String tag(long revision) {
        return "\"" + revision + "\"";
    }
}
