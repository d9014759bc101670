package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecFactoriesTest {
    private static final ClassLoader LOADER = CodecFactoriesTest.class.getClassLoader();

    /** A codec as a user writes one. */
    public static final class Reversed implements Codec<String> {
        @Override
        public byte[] encode(String value) {
            return new StringBuilder(value).reverse().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] content) {
            return new StringBuilder(new String(content, java.nio.charset.StandardCharsets.UTF_8))
                    .reverse()
                    .toString();
        }
    }

    /** A kind of codec as a user writes one. */
    public static final class ReversedFactory implements CodecFactory {
        @Override
        public String name() {
            return "reversed";
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Codec<T> create(CodecContext context) {
            return (Codec<T>) new Reversed();
        }
    }

    public static final class Failing implements CodecFactory {
        public Failing() {
            throw new IllegalStateException("not today");
        }

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public <T> Codec<T> create(CodecContext context) {
            throw new AssertionError();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson", "raw"})
    void builtIn(String name) {
        assertThat(CodecFactories.find(name, LOADER).name()).isEqualTo(name);
    }

    @Test
    void byTheClassOfACodec() {
        Codec<String> codec = CodecFactories.find(Reversed.class.getName(), LOADER)
                .create(new CodecContext(String.class, LOADER, AllowList.everything()));
        assertThat(codec).isInstanceOf(Reversed.class);
        assertThat(codec.encode("ab")).asString().isEqualTo("ba");
    }

    @Test
    void byTheClassOfAFactory() {
        assertThat(CodecFactories.find(ReversedFactory.class.getName(), LOADER)).isInstanceOf(ReversedFactory.class);
    }

    @Test
    void byService(@TempDir Path directory) throws IOException {
        try (URLClassLoader loader = withServices(directory, ReversedFactory.class.getName())) {
            assertThat(CodecFactories.find("reversed", loader)).isInstanceOf(ReversedFactory.class);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CodecFactories.find("unknown", loader))
                    .withMessageContaining("java, jackson, raw, reversed");
        }
    }

    @Test
    void aBrokenServiceIsNamed(@TempDir Path directory) throws IOException {
        try (URLClassLoader loader = withServices(directory, Failing.class.getName())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CodecFactories.find("failing", loader))
                    .withMessageContaining(Failing.class.getName());
            assertThat(CodecFactories.find("java", loader).name()).isEqualTo("java");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Java", "jakson", "com.acme.Missing", "int", "[I", "a/b"})
    void unknownNamesTheKnown(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodecFactories.find(name, LOADER))
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void aClassThatIsNoCodec() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodecFactories.find("java.lang.Object", LOADER))
                .withMessageContaining("java.lang.Object")
                .withMessageContaining(Codec.class.getName());
    }

    @Test
    void aClassThatCannotBeConstructed() {
        for (Class<?> type : List.of(Failing.class, Integer.class, List.class)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CodecFactories.find(type.getName(), LOADER))
                    .withMessageContaining(type.getName())
                    .withMessageContaining("constructor");
        }
    }

    /** Jackson is optional: everything else works without it, and asking for it tells what to add. */
    @Test
    void withoutJackson() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(classPathWithoutJackson(), ClassLoader.getPlatformClassLoader())) {
            Class<?> factories = loader.loadClass(CodecFactories.class.getName());
            Class<?> context = loader.loadClass(CodecContext.class.getName());
            Class<?> allowList = loader.loadClass(AllowList.class.getName());
            Object nothingDeclared = context.getConstructors()[0].newInstance(
                    Object.class, loader, allowList.getMethod("everything").invoke(null));
            for (String name : List.of("java", "jackson")) {
                Object factory = factories
                        .getMethod("find", String.class, ClassLoader.class)
                        .invoke(null, name, loader);
                var create = loader.loadClass(CodecFactory.class.getName()).getMethod("create", context);
                create.setAccessible(true);
                if (name.equals("java")) {
                    assertThat(create.invoke(factory, nothingDeclared)).isNotNull();
                } else {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> {
                                try {
                                    create.invoke(factory, nothingDeclared);
                                } catch (java.lang.reflect.InvocationTargetException thrown) {
                                    throw thrown.getCause();
                                }
                            })
                            .withMessageContaining("<groupId>tools.jackson.core</groupId>")
                            .withMessageContaining("<artifactId>jackson-databind</artifactId>")
                            .withMessageContaining("not on the class path");
                }
            }
        }
    }

    private static URL[] classPathWithoutJackson() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            if (!entry.contains("jackson")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }

    private static URLClassLoader withServices(Path directory, String services) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(folder.resolve(CodecFactory.class.getName()), services);
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, LOADER);
    }
}
