package io.maskwatch.sink.api.http;

import io.maskwatch.runtime.Component;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.api.CameraTargets;
import io.maskwatch.sink.api.ProbeDesk;
import io.maskwatch.sink.api.SiteChanges;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.api.Worker;
import io.maskwatch.sink.history.AuditTrail;
import io.maskwatch.sink.history.History;
import io.maskwatch.sink.history.HistoryHealth;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the resources of the API are made of. Immutable; its parts are thread-safe, and closed by who made them.
 *
 * @param settings what is allowed
 * @param view cameras, settings and status as they are now
 * @param changes changes them
 * @param history what was told before
 * @param trail who did what before
 * @param audit writes down who is about to do what
 * @param historyHealth how far the history is behind
 * @param detectors the detector workers of late
 * @param targets which addresses cameras may have
 * @param probes has cameras looked at
 * @param components the parts of this process, for health
 * @param metrics this process's metrics as Prometheus text
 * @param version the version of this software
 * @param clock wall clock
 */
public record ApiParts(
        ApiSettings settings,
        SiteView view,
        Supplier<SiteChanges> changes,
        History history,
        AuditTrail trail,
        Audit audit,
        Supplier<HistoryHealth> historyHealth,
        Supplier<List<Worker>> detectors,
        CameraTargets targets,
        ProbeDesk probes,
        Supplier<List<Component>> components,
        Supplier<String> metrics,
        String version,
        InstantSource clock) {}
