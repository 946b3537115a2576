package io.maskwatch.detector.model;

import io.maskwatch.runtime.Sha256;
import io.maskwatch.schemas.Compliance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What {@code model.yaml} says. Immutable; read by {@link ModelYaml}.
 *
 * @param name what people call the model
 * @param version of the model
 * @param layout what goes in and what comes out
 * @param file name of the graph that sees the pictures, within the folder
 * @param sha256 hash of that file, 64 hex digits
 * @param licence under which the model may be used
 * @param input what the graph wants to be shown
 * @param part what only this layout has
 * @param labels names of the classes in the graph's order, without a background class; empty for a number without a name
 * @param compliance what labels say about the mask; a label that is not among them is nothing that is looked for
 * @param thresholds score from which each of those labels is believed, 0 to 1
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
        LayoutPart part,
        List<String> labels,
        Map<String, Compliance> compliance,
        Map<String, Double> thresholds,
        double suppressionIou,
        int maxDetections,
        int reliableFacePx,
        Map<String, Object> training,
        Map<String, Object> metrics) {

    /** The first 12 hex digits of the graph's hash, as records name it; of two graphs, of the hash of both hashes. */
    public String shortHash() {
        String hash = part instanceof TwoStages stages
                ? Sha256.of((sha256 + stages.classifier().sha256()).getBytes(StandardCharsets.US_ASCII))
                : sha256;
        return hash.substring(0, 12);
    }

    /** What only this layout has, for who knows which it is. */
    public <T extends LayoutPart> T part(Class<T> type) {
        return type.cast(part);
    }

    /** What a label says about the mask at that score: nothing, if it is scored below its threshold. */
    public Compliance complianceOf(String label, float score) {
        return score < thresholds.getOrDefault(label, 1.0)
                ? Compliance.UNKNOWN
                : compliance.getOrDefault(label, Compliance.OTHER);
    }
}
