package io.maskwatch.app.install;

/** Told, in a few words, what a start-up is doing. */
@FunctionalInterface
public interface Progress {
    void step(String what);
}
