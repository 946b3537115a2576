package io.maskwatch.bench.soak.measure;

/**
 * A straight line through values over time, by least squares.
 *
 * @param mean of the values
 * @param perHour what it rises by in an hour
 * @param error one standard error of that, as if the values' deviations from the line did not hang together
 */
public record Trend(double mean, double perHour, double error) {
    /**
     * Fits one.
     *
     * @param hours when, in hours; at least three different ones
     * @param values what was measured then
     */
    public static Trend of(double[] hours, double[] values) {
        if (hours.length != values.length || hours.length < 3) {
            throw new IllegalArgumentException("A trend needs three values and their times");
        }
        double meanHour = mean(hours);
        double meanValue = mean(values);
        double spread = 0;
        double common = 0;
        for (int i = 0; i < hours.length; i++) {
            spread += (hours[i] - meanHour) * (hours[i] - meanHour);
            common += (hours[i] - meanHour) * (values[i] - meanValue);
        }
        double slope = common / spread;
        double rest = 0;
        for (int i = 0; i < hours.length; i++) {
            double deviation = values[i] - meanValue - slope * (hours[i] - meanHour);
            rest += deviation * deviation;
        }
        double error = Math.sqrt(rest / (hours.length - 2) / spread);
        return new Trend(meanValue, slope, error);
    }

    /** What it rises by in an hour, in percent of the mean. */
    public double percentPerHour() {
        return 100 * perHour / mean;
    }

    /** One standard error of {@link #percentPerHour}. */
    public double percentError() {
        return 100 * error / mean;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
