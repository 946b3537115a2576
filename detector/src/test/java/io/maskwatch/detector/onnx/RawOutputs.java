package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.InputPicture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a graph of layout {@code faster-rcnn-batched} gives for one picture, before anything is made of it. */
record RawOutputs(
        List<Float> boxes,
        List<Float> scores,
        List<Long> labels,
        List<Float> classScores,
        long count,
        boolean truncated) {

    static RawOutputs of(Graph graph, InputPicture picture) throws OrtException {
        long[] shape = {1, picture.shape().heightPx(), picture.shape().widthPx(), 3};
        try (OnnxTensor images = OnnxTensor.createTensor(
                        graph.environment(), picture.rgb().duplicate().flip(), shape, OnnxJavaType.UINT8);
                OrtSession.Result result = graph.session().run(Map.of("images", images))) {
            return new RawOutputs(
                    floats(result, "boxes"),
                    floats(result, "scores"),
                    Arrays.stream(Tensors.longs(result, "labels")).boxed().toList(),
                    floats(result, "class_scores"),
                    Tensors.longs(result, "count")[0],
                    Tensors.booleans(result, "truncated")[0]);
        }
    }

    /** Boxes within 0.05 px, scores within 0.001, all else the same; nothing past the rows that count. */
    void assertAlike(ReferenceOutputs.Answer answer) {
        assertThat(count).as(answer.file()).isEqualTo(answer.count());
        assertThat(truncated).as(answer.file()).isEqualTo(answer.truncated());
        assertThat(labels.subList(0, answer.count()).stream().map(Math::toIntExact))
                .as(answer.file())
                .isEqualTo(answer.labels());
        assertClose(answer.file() + " boxes", boxes, flat(answer.boxes()), 0.05);
        assertClose(answer.file() + " scores", scores, answer.scores(), 1e-3);
        assertClose(answer.file() + " class scores", classScores, flat(answer.classScores()), 1e-3);
    }

    private static void assertClose(String what, List<Float> given, List<Double> stored, double tolerance) {
        assertThat(given).as(what).hasSizeGreaterThanOrEqualTo(stored.size());
        for (int i = 0; i < given.size(); i++) {
            double expected = i < stored.size() ? stored.get(i) : 0;
            assertThat((double) given.get(i)).as(what + " " + i).isCloseTo(expected, within(tolerance));
        }
    }

    private static List<Double> flat(List<List<Double>> rows) {
        return rows.stream().flatMap(List::stream).toList();
    }

    private static List<Float> floats(OrtSession.Result result, String name) throws OrtException {
        float[] values = Tensors.floats(result, name);
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}
