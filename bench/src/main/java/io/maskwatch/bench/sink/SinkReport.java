package io.maskwatch.bench.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.report.Versions;
import io.maskwatch.bench.sink.SinkFigures.Race;
import io.maskwatch.bench.sink.step.StepCost;
import java.util.function.ToDoubleFunction;

/** The figures as JSON: of each its least, median and greatest over the rounds. Stateless. */
final class SinkReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SinkReport() {}

    static ObjectNode of(SinkFigures figures) {
        ObjectNode report = NODES.objectNode()
                .put("people", figures.people())
                .put("cameras", figures.cameras())
                .put("framesEach", figures.frames())
                .put("seed", figures.seed());
        ObjectNode steps = report.putObject("step");
        figures.crowds().forEach(size -> steps.set(Integer.toString(size), step(figures, size)));
        report.set("topology", topology(figures));
        report.set("versions", Versions.json());
        return report;
    }

    private static ObjectNode step(SinkFigures figures, int size) {
        ObjectNode node = NODES.objectNode();
        step(node, "decodeNs", figures, size, StepCost::readNs);
        step(node, "recallNs", figures, size, StepCost::recallNs);
        step(node, "stepNs", figures, size, StepCost::stepNs);
        step(node, "keepNs", figures, size, StepCost::keepNs);
        step(node, "passNs", figures, size, StepCost::passNs);
        step(node, "allocatedBytes", figures, size, StepCost::allocatedBytes);
        step(node, "memoryBytes", figures, size, StepCost::memoryBytes);
        step(node, "framesPerSecond", figures, size, StepCost::framesPerSecond);
        step(node, "passedPerSecond", figures, size, StepCost::passedPerSecond);
        step(node, "ratio", figures, size, StepCost::ratio);
        return node;
    }

    private static void step(
            ObjectNode node, String name, SinkFigures figures, int size, ToDoubleFunction<StepCost> figure) {
        node.set(name, figures.step(size, figure).json());
    }

    private static ObjectNode topology(SinkFigures figures) {
        ObjectNode node = NODES.objectNode();
        race(
                node,
                "passThroughFramesPerCpuSecond",
                figures,
                race -> race.passThrough().framesPerCpuSecond());
        race(node, "sinkFramesPerCpuSecond", figures, race -> race.sink().framesPerCpuSecond());
        race(node, "ratioByCpu", figures, SinkTable::ratioByCpu);
        race(
                node,
                "passThroughFramesPerSecond",
                figures,
                race -> race.passThrough().framesPerSecond());
        race(node, "sinkFramesPerSecond", figures, race -> race.sink().framesPerSecond());
        race(node, "ratioByClock", figures, SinkTable::ratioByClock);
        race(
                node,
                "passThroughAllocatedBytes",
                figures,
                race -> race.passThrough().allocatedBytes());
        race(node, "sinkAllocatedBytes", figures, race -> race.sink().allocatedBytes());
        return node;
    }

    private static void race(ObjectNode node, String name, SinkFigures figures, ToDoubleFunction<Race> figure) {
        node.set(name, figures.race(figure).json());
    }
}
