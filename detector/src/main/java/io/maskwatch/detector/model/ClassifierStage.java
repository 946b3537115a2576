package io.maskwatch.detector.model;

/**
 * A graph that says how a face, cut from its picture, wears its mask. Immutable.
 *
 * @param file name of the graph within the folder
 * @param sha256 hash of that file, 64 hex digits
 * @param input what the graph wants to be shown
 * @param output what it gives
 * @param crop what of the picture is cut
 */
public record ClassifierStage(String file, String sha256, Input input, Output output, FaceCrop crop) {
    /**
     * What the graph wants to be shown.
     *
     * @param name the graph's name of its input
     * @param format how pixels lie in it
     * @param widthPx width of a face in pixels
     * @param heightPx height of a face in pixels
     * @param normalisation from bytes to numbers, where the format has floats
     */
    public record Input(String name, InputFormat format, int widthPx, int heightPx, Normalisation normalisation) {
        /** The size of one face. */
        public InputShape shape() {
            return new InputShape(widthPx, heightPx);
        }
    }

    /**
     * What the graph gives: {@code [N,C]} with a column a label, or one column (or {@code [N]}) that is of the second of two
     * labels.
     *
     * @param name the graph's name of its output
     * @param gives what the numbers are
     */
    public record Output(String name, Gives gives) {}

    /** What a classifier's numbers are. Written in lower case. */
    public enum Gives {
        /** Probabilities, 0 to 1. */
        PROBABILITIES,
        /** Numbers that a softmax makes probabilities; a sigmoid, where there is one column. */
        LOGITS
    }
}
