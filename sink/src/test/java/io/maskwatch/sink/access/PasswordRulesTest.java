package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String NAME = "ann.of.the.hall";

    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "ann.of.the.hall", "ANN.of.the.HALL ", "aaaaaaaaaaaaaaa"})
    void refusesWhatIsGuessed(String password) {
        assertThatThrownBy(() -> PasswordRules.check(NAME, password))
                .isInstanceOf(UserError.class)
                .message()
                .doesNotContain("elevenchars");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> PasswordRules.check(NAME, "ab".repeat(129))).isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "a long one with spaces", "Käse und Brot"})
    void takesLongOnes(String password) {
        assertThatCode(() -> PasswordRules.check(NAME, password)).doesNotThrowAnyException();
    }
}
