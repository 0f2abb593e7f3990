package io.modelog.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeOfTest {
    @Test
    void a_type_keeps_its_arguments() {
        var type = new TypeOf<Map<String, List<Integer>>>() {};

        assertThat(type)
                .hasToString("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
        assertThat(type.rawType()).isEqualTo(Map.class);
        assertThat(type).isEqualTo(new TypeOf<Map<String, List<Integer>>>() {});
        assertThat(type).isNotEqualTo(new TypeOf<Map<String, List<Long>>>() {});
    }

    @Test
    void a_class_is_a_type_without_arguments() {
        assertThat(TypeOf.of(String.class)).isEqualTo(new TypeOf<String>() {});
        assertThat(new TypeOf<List<String>[]>() {}.rawType()).isEqualTo(List[].class);
    }

    @Test
    void a_variable_is_no_type() {
        assertThatIllegalStateException()
                .isThrownBy(TypeOfTest::<String>generic)
                .withMessage("T is a variable: name the type itself");
    }

    @Test
    void a_type_without_arguments_is_refused_with_the_remedy() {
        assertThatIllegalStateException()
                .isThrownBy(Raw::new)
                .withMessageStartingWith("make it as in: TypeOf<List<String>>");
    }

    private static <T> TypeOf<T> generic() {
        return new TypeOf<>() {};
    }

    @SuppressWarnings("rawtypes") // the very fault under test
    private static final class Raw extends TypeOf {}
}
