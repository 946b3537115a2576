package io.maskwatch.simulator.stream;

/** Somebody who watches a stream. Called on the stream's thread, which it must not hold up: who cannot keep up drops. */
public interface Viewer {
    void accept(MediaUnit unit);

    /** The stream has ended for good: nothing more will come. */
    void ended();
}
