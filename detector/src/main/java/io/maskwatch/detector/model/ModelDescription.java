package io.maskwatch.detector.model;

import io.maskwatch.schemas.Compliance;
import java.util.List;
import java.util.Map;

/**
 * What {@code model.yaml} says. Immutable; read by {@link ModelYaml}.
 *
 * @param name what people call the model
 * @param version of the model
 * @param layout what goes in and what comes out
 * @param file name of the graph within the folder
 * @param sha256 hash of that file, 64 hex digits
 * @param licence under which the model may be used
 * @param input what the graph wants to be shown
 * @param outputs the graph's names of its outputs
 * @param labels names of the classes in the graph's order, without a background class
 * @param compliance what each label says about the mask
 * @param thresholds score from which each label is believed, 0 to 1
 * @param suppressionIou boxes that overlap by more than this are one face, 0 to 1
 * @param maxDetections boxes that the graph gives at most for one picture
 * @param reliableFacePx smallest face side, in pixels of the input, at which the model is reliable
 * @param training how it was made; not interpreted
 * @param metrics how good it is; not interpreted
 */
public record ModelDescription(
        String name,
        String version,
        LayoutName layout,
        String file,
        String sha256,
        String licence,
        ModelInput input,
        ModelOutputs outputs,
        List<String> labels,
        Map<String, Compliance> compliance,
        Map<String, Double> thresholds,
        double suppressionIou,
        int maxDetections,
        int reliableFacePx,
        Map<String, Object> training,
        Map<String, Object> metrics) {

    /** The first 12 hex digits of the graph's hash, as records name it. */
    public String shortHash() {
        return sha256.substring(0, 12);
    }

    /** What a label says about the mask at that score: nothing, if it is scored below its threshold. */
    public Compliance complianceOf(String label, float score) {
        return score < thresholds.getOrDefault(label, 1.0)
                ? Compliance.UNKNOWN
                : compliance.getOrDefault(label, Compliance.OTHER);
    }
}
