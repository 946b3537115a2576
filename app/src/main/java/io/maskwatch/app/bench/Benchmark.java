package io.maskwatch.app.bench;

import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/**
 * A benchmark or fault campaign that {@code maskwatch bench NAME} runs: a picocli {@code @Command} of that name with its own
 * options, whose result is the exit status. Found by {@link ServiceLoader}, so that an installation without such jars has
 * none; a provider is public and has a public constructor without parameters that does nothing.
 *
 * <p>What it prints goes to the writers of its command line. A failure that the user can mend is a {@link
 * io.maskwatch.runtime.UserError}.
 */
public interface Benchmark extends Callable<Integer> {
    /** Those on the class path, in its order; a new instance each time. */
    static List<Benchmark> onClassPath() {
        return ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
