package io.maskwatch.sink.group;

import io.maskwatch.sink.state.Member;
import io.maskwatch.sink.state.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Up to when the cameras of a group were all heard of. What happened before that time is known of each of them, in
 * whatever order their partitions were read; so it can be worked in by the order of the cameras' own times, and comes out
 * the same in every run. A camera of which nothing is heard though everything is read is not waited for: its part of the
 * sink is down. Stateless; changes the list handed in.
 */
final class Members {
    /** Six signals. */
    static final long PATIENCE_MS = 30_000;
    /** The other parts of the sink may have to restore their state first. */
    static final long START_PATIENCE_MS = 300_000;
    /** Without any camera that is heard of, the time until which everything is read moves the group's on, so far behind. */
    static final long BEHIND_MS = 60_000;

    private Members() {}

    /** How the camera is was heard, by a message that the broker had at that time. */
    static void heard(List<Member> members, Signal signal, long causedMs) {
        Member member = find(members, signal.getCameraId());
        if (member == null) {
            member = Member.newBuilder().setCameraId(signal.getCameraId()).build();
            members.add(member);
        }
        member.setHeardUntil(Math.max(member.getHeardUntil(), signal.getAt()));
        member.setHeardAt(Math.max(member.getHeardAt(), causedMs));
    }

    /** The least time of the cameras that are waited for; -1 if one of them was never heard of, empty if there is none. */
    static OptionalLong least(
            List<Member> members, Collection<String> cameras, GroupContext context, ToLongFunction<Member> time) {
        return cameras.stream()
                .filter(context.streaming()::contains)
                .map(camera -> Optional.ofNullable(find(members, camera)))
                .filter(member -> waitedFor(member.orElse(null), context))
                .mapToLong(member -> member.map(time::applyAsLong).orElse(-1L))
                .min();
    }

    private static boolean waitedFor(@Nullable Member member, GroupContext context) {
        if (member != null && member.getHeardAt() >= context.startedMs()) {
            return context.readUntilMs() - member.getHeardAt() < PATIENCE_MS;
        }
        return context.readUntilMs() - context.startedMs() < START_PATIENCE_MS;
    }

    static @Nullable Member find(List<Member> members, String cameraId) {
        for (Member member : members) {
            if (member.getCameraId().equals(cameraId)) {
                return member;
            }
        }
        return null;
    }

    /** Puts a signal in its place by time and camera, behind those of the same. */
    static void queue(List<Signal> ahead, Signal signal) {
        int place = ahead.size();
        while (place > 0 && later(ahead.get(place - 1), signal)) {
            place--;
        }
        ahead.add(place, signal);
    }

    /** The elements that fulfil it, in a list of their own: Avro's lists cannot drop elements by a condition. */
    static <T> List<T> only(List<T> list, Predicate<T> which) {
        return list.stream().filter(which).collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean later(Signal queued, Signal signal) {
        return queued.getAt() > signal.getAt()
                || (queued.getAt() == signal.getAt() && queued.getCameraId().compareTo(signal.getCameraId()) > 0);
    }
}
