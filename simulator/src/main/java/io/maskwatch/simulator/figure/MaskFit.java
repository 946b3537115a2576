package io.maskwatch.simulator.figure;

/** How a mask sits on a face, and what that counts as. */
public enum MaskFit {
    ON(MaskState.MASKED),
    UNDER_NOSE(MaskState.INCORRECT),
    UNDER_CHIN(MaskState.INCORRECT),
    OFF(MaskState.UNMASKED);

    private final MaskState state;

    MaskFit(MaskState state) {
        this.state = state;
    }

    public MaskState state() {
        return state;
    }
}
