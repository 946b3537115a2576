package io.maskwatch.detector.onnx;

/**
 * How the pixels of a target's row, or column, come from a source's: each from a few neighbouring ones, weighed by a triangle
 * that is a source pixel wide when enlarging and a target pixel wide when shrinking. Immutable.
 */
final class CropAxis {
    private final int[] firsts;
    private final double[][] weights;

    private CropAxis(int[] firsts, double[][] weights) {
        this.firsts = firsts;
        this.weights = weights;
    }

    /**
     * Of a region of the source; edges and lengths in pixels of the source, which need not be whole.
     *
     * @param start where the region begins
     * @param length how long it is
     * @param pixels of the target
     * @param from where what may be seen of the source begins
     * @param to where it ends; target pixels whose centre lies outside are empty
     */
    static CropAxis of(double start, double length, int pixels, double from, double to) {
        int[] firsts = new int[pixels];
        double[][] weights = new double[pixels][];
        double step = length / pixels;
        for (int pixel = 0; pixel < pixels; pixel++) {
            double centre = start + (pixel + 0.5) * step;
            boolean seen = centre >= from && centre < to;
            double reach = Math.max(1, step);
            int first = (int) Math.max(Math.floor(from), Math.ceil(centre - reach - 0.5));
            int last = (int) Math.min(Math.ceil(to) - 1, Math.floor(centre + reach - 0.5));
            firsts[pixel] = first;
            weights[pixel] = seen && first <= last ? triangle(first, last, centre, reach) : new double[0];
        }
        return new CropAxis(firsts, weights);
    }

    private static double[] triangle(int first, int last, double centre, double reach) {
        double[] weights = new double[last - first + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / reach);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    boolean isEmpty(int pixel) {
        return weights[pixel].length == 0;
    }

    /** The first source pixel that a target pixel is made of. */
    int first(int pixel) {
        return firsts[pixel];
    }

    /** How many source pixels a target pixel is made of. */
    int taps(int pixel) {
        return weights[pixel].length;
    }

    /** The weight of one of them; together they are 1. */
    double weight(int pixel, int tap) {
        return weights[pixel][tap];
    }
}
