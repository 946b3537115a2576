package io.maskwatch.detector;

/** What is asked to compute. */
public enum Provider {
    /** CUDA where it works, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** CUDA; an error where there is none. */
    CUDA
}
