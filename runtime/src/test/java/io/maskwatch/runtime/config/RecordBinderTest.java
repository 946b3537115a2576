package io.maskwatch.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordBinderTest {
    private record Inner(int x, int y) {
        private Inner {
            if (x < 0) {
                throw new UserError(ExitCode.CONFIGURATION, "x", "it is negative", "Use 0");
            }
        }

        @SuppressWarnings("unused") // found by its name
        static Inner defaults() {
            return new Inner(1, 2);
        }
    }

    private record Bare(String id) {}

    private record Outer(
            Inner inner,
            List<List<Double>> corners,
            @Nullable List<Bare> bares) {}

    @Test
    void bindsNestedRecordsAndLists() {
        Outer outer = bind("inner: { y: 5 }\ncorners: [[0, 0.5], [1, 1]]\nbares: [{ id: a }]\n");
        assertThat(outer)
                .isEqualTo(new Outer(
                        new Inner(1, 5), List.of(List.of(0.0, 0.5), List.of(1.0, 1.0)), List.of(new Bare("a"))));
    }

    @Test
    void fillsANestedRecordFromTheOuterDefault() {
        Outer defaults = new Outer(new Inner(7, 8), List.of(), null);
        Outer outer = RecordBinder.bind(
                YamlFile.parse("inner: { y: 5 }", "t"), Outer.class, RecordBinder.Defaults.of(defaults), "t");
        assertThat(outer).isEqualTo(new Outer(new Inner(7, 5), List.of(), null));
    }

    @Test
    void complaintsNameThePlace() {
        assertThatThrownBy(() -> bind("corners: []"))
                .isInstanceOf(UserError.class)
                .hasMessage("t.yaml, inner: it is missing. Give it a value.");
        assertThatThrownBy(() -> bind("inner: {}\ncorners: []\nbares: [{ id: a }, { idd: b }]"))
                .hasMessageStartingWith("t.yaml, bares[1].idd: there is no such key. Did you mean id?");
        assertThatThrownBy(() -> bind("inner: {}\ncorners: [[0, a]]"))
                .hasMessage("t.yaml, corners[0][1]: 'a' is not a number. Write a number.");
        assertThatThrownBy(() -> bind("- 1"))
                .hasMessage("t.yaml: is a list where keys with values belong. Write key: value lines.");
    }

    @Test
    void whatAConstructorRefusesComesOutAsItIs() {
        assertThatThrownBy(() -> bind("inner: { x: -1 }\ncorners: []"))
                .isInstanceOf(UserError.class)
                .hasMessage("x: it is negative. Use 0.");
    }

    @Test
    void componentTypeWithoutBindingIsABug() {
        record Odd(StringBuilder odd) {}
        assertThatThrownBy(() ->
                        RecordBinder.bind(YamlFile.parse("odd: 1", "t"), Odd.class, RecordBinder.Defaults.none(), "t"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Outer bind(String yaml) {
        return RecordBinder.bind(YamlFile.parse(yaml, "t.yaml"), Outer.class, RecordBinder.Defaults.none(), "t.yaml, ");
    }
}
