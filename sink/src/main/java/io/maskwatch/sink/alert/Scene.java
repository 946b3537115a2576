package io.maskwatch.sink.alert;

/** What the rules of one subject are shown at one time. */
public interface Scene {
    /** Whose scene, and when. */
    Moment moment();
}
