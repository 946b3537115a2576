package io.maskwatch.simulator.figure;

/** What is true of a person's mask: worn over mouth and nose, not worn, or worn wrongly. */
public enum MaskState {
    MASKED,
    UNMASKED,
    INCORRECT
}
