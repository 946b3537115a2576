package io.maskwatch.detector.onnx;

import io.maskwatch.detector.model.ClassifierStage.Gives;

/** What a classifier's numbers say, as probabilities of the labels. Pure; stateless. */
final class ClassChances {
    private ClassChances() {}

    /**
     * The probabilities of one row.
     *
     * @param given all rows one after the other, with a column a label, or one that is of the second of two
     * @param row which
     * @param rows how many there are
     * @param labels how many labels there are
     */
    static double[] of(Gives gives, float[] given, int row, int rows, int labels) {
        if (given.length == rows && labels == 2) {
            double second = gives == Gives.LOGITS ? 1 / (1 + Math.exp(-given[row])) : given[row];
            return new double[] {1 - second, second};
        }
        double[] chances = new double[labels];
        for (int label = 0; label < labels; label++) {
            chances[label] = given[row * labels + label];
        }
        return gives == Gives.LOGITS ? softmax(chances) : chances;
    }

    private static double[] softmax(double[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            highest = Math.max(highest, logit);
        }
        double sum = 0;
        double[] chances = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            chances[i] = Math.exp(logits[i] - highest);
            sum += chances[i];
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= sum;
        }
        return chances;
    }
}
