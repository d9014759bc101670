package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {

    private static final String ORDER = Orders.Order.class.getName();
    private static final ClassLoader LOADER = TypeNameTest.class.getClassLoader();

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("java.lang.String", String.class),
                Arguments.of("String", String.class),
                Arguments.of(ORDER, Orders.Order.class),
                Arguments.of("byte[]", byte[].class),
                Arguments.of("int[ ][]", int[][].class),
                Arguments.of("java.lang.String[]", String[].class),
                Arguments.of("java.util.List", List.class),
                Arguments.of("java.util.List<" + ORDER + ">", Orders.typeOf("list")),
                Arguments.of(" java.util.Map < String , java.util.List<" + ORDER + ">>", Orders.typeOf("map")),
                Arguments.of("java.util.List<" + ORDER + ">[]", Orders.typeOf("array")),
                Arguments.of("java.util.Map$Entry<java.lang.String, byte[]>", Orders.typeOf("nested")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void findsTheType(String text, Type expected) {
        assertThat(TypeName.parse(text).resolve(LOADER)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1st",
                "com.acme.Order>",
                "com acme",
                "java.util.List<",
                "java.util.List<>",
                "java.util.List<String",
                "java.util.List<String,>",
                "java.util.List<? extends String>",
                "byte[",
                "byte[1]",
                "[]",
                "com/acme/Order"
            })
    void refusesWhatIsNoType(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TypeName.parse(text));
    }

    @Test
    void takesNoTypeArgumentsWhereAClassIsMeant() {
        assertThat(TypeName.parseClass("byte[]").resolve(LOADER)).isEqualTo(byte[].class);
        assertThatIllegalArgumentException().isThrownBy(() -> TypeName.parseClass("java.util.List<String>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.Order | class com.acme.Order was not found",
                "Strin | class Strin was not found",
                "int | so int must be an array or the class that boxes it",
                "java.util.List<int> | so int must be an array",
                "java.util.Map<String> | java.util.Map takes 2 type arguments, not 1",
                "String<String> | java.lang.String takes 0 type arguments, not 1"
            })
    void tellsWhyThereIsNoSuchType(String text, String reason) {
        TypeName type = TypeName.parse(text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.resolve(LOADER))
                .withMessageContaining(reason);
    }

    @Test
    void asksTheContextClassLoaderToo() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        try (URLClassLoader knowsNothing = new URLClassLoader(new URL[0], null)) {
            thread.setContextClassLoader(LOADER);
            assertThat(TypeName.parse(ORDER).resolve(knowsNothing)).isEqualTo(Orders.Order.class);
            thread.setContextClassLoader(null);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TypeName.parse(ORDER).resolve(knowsNothing));
        } finally {
            thread.setContextClassLoader(context);
        }
    }
}
