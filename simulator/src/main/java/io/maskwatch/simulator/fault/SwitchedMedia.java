package io.maskwatch.simulator.fault;

import io.maskwatch.simulator.stream.MediaDescription;
import io.maskwatch.simulator.stream.MediaUnit;
import io.maskwatch.simulator.stream.StreamMedia;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that changes what it sends, without a word to those who watch: with each fault that stands for other media,
 * those. They are made when they are first needed.
 */
public final class SwitchedMedia implements StreamMedia {
    private final StreamMedia usual;
    private final Map<Fault, Supplier<StreamMedia>> others;
    private final FaultPanel faults;
    private final Map<Fault, StreamMedia> made = new EnumMap<>(Fault.class);
    private @Nullable StreamMedia last;

    public SwitchedMedia(StreamMedia usual, Map<Fault, Supplier<StreamMedia>> others, FaultPanel faults) {
        this.usual = usual;
        this.others = Map.copyOf(others);
        this.faults = faults;
    }

    @Override
    public void prepare() {
        usual.prepare();
        chosen();
    }

    @Override
    public MediaDescription description() {
        return chosen().description();
    }

    @Override
    public List<MediaUnit> next(Duration at, long mediaNanos, boolean keyAsked, Instant now) {
        StreamMedia media = chosen();
        boolean changed = last != null && last != media;
        last = media;
        return media.next(at, mediaNanos, (changed || keyAsked) && !faults.has(Fault.RARE_KEY_FRAMES), now);
    }

    private synchronized StreamMedia chosen() {
        for (Map.Entry<Fault, Supplier<StreamMedia>> other : others.entrySet()) {
            if (faults.has(other.getKey())) {
                return made.computeIfAbsent(other.getKey(), fault -> prepared(other.getValue()));
            }
        }
        return usual;
    }

    private static StreamMedia prepared(Supplier<StreamMedia> maker) {
        StreamMedia media = maker.get();
        media.prepare();
        return media;
    }

    @Override
    public synchronized void close() {
        List<StreamMedia> all = new ArrayList<>(made.values());
        all.add(usual);
        all.forEach(StreamMedia::close);
    }
}
