package io.maskwatch.bench.viewers;

/**
 * One camera in one phase. Immutable.
 *
 * @param cameraId the camera
 * @param published frames taken in the phase
 * @param analysed those of them that were analysed
 * @param arrived pictures of them that a viewer got, the mean of all viewers
 * @param leastArrived the same for the viewer who got fewest
 */
record CameraCount(String cameraId, int published, int analysed, double arrived, int leastArrived) {
    /** 0 to 1; of no frame all arrived. */
    double arrivedShare() {
        return published == 0 ? 1 : arrived / published;
    }

    double leastArrivedShare() {
        return published == 0 ? 1 : (double) leastArrived / published;
    }
}
