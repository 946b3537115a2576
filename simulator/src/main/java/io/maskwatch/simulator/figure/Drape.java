package io.maskwatch.simulator.figure;

/**
 * Where a mask's edges run on a head.
 *
 * @param topMiddle height of the upper edge at the nose
 * @param topSide height of the upper edge at the cheeks
 * @param bottomMiddle height of the lower edge at the chin
 * @param bottomSide height of the lower edge at the jaw
 * @param stiffness how far the middle stands off the face
 */
record Drape(double topMiddle, double topSide, double bottomMiddle, double bottomSide, double stiffness) {
    static Drape of(MaskFit fit, MaskStyle style) {
        double stiffness = style == MaskStyle.RESPIRATOR ? 0.26 : 0.2;
        return switch (fit) {
            case ON, OFF -> new Drape(0.07, 0.24, 1.08, 0.74, stiffness);
            case UNDER_NOSE -> new Drape(0.46, 0.4, 1.14, 0.84, 0.1);
            case UNDER_CHIN -> new Drape(0.86, 0.66, 1.26, 1.0, 0.06);
        };
    }

    double top(double longitude) {
        return topMiddle + (topSide - topMiddle) * bend(longitude);
    }

    double bottom(double longitude) {
        return bottomMiddle + (bottomSide - bottomMiddle) * bend(longitude);
    }

    /** Height at a share of the way from the upper to the lower edge. */
    double between(double longitude, double share) {
        return top(longitude) + (bottom(longitude) - top(longitude)) * share;
    }

    /** How far the cloth stands off the face. */
    double bulge(double longitude, double y) {
        double middle = Math.exp(-Math.pow(longitude / 28, 2));
        double reach = (y - topMiddle) / (bottomMiddle - topMiddle);
        return 0.03 + stiffness * middle * Math.max(0.2, 1 - Math.abs(reach - 0.35));
    }

    private static double bend(double longitude) {
        return Math.pow(Math.min(1, Math.abs(longitude) / 64), 1.5);
    }
}
