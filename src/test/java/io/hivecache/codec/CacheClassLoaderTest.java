package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheClassLoaderTest {
    private static final ClassLoader OWN = CacheClassLoaderTest.class.getClassLoader();

    @TempDir
    static Path directory;

    private URLClassLoader guest;
    private ClassLoader context;

    @BeforeAll
    static void compile() throws Exception {
        GuestClass.compile(directory);
    }

    @BeforeEach
    void load() throws Exception {
        context = Thread.currentThread().getContextClassLoader();
        guest = GuestClass.loader(directory);
    }

    @AfterEach
    void restore() throws Exception {
        Thread.currentThread().setContextClassLoader(context);
        if (guest != null) {
            guest.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson", "jackson2"})
    void theManagersLoaderFindsClasses(String name) throws Exception {
        Object value = GuestClass.make(guest);
        Codec<Object> codec = Codecs.of(name, Object.class, AllowList.everything(), guest);
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
        Object many = List.of(Map.of(value, value));
        assertThat(codec.decode(codec.encode(many))).isEqualTo(many);
        Codec<Object> typed = Codecs.of(name, value.getClass(), AllowList.of(List.of("guest.*")), guest);
        assertThat(typed.decode(typed.encode(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson", "jackson2"})
    void elseTheContextLoaderDoes(String name) throws Exception {
        Object value = GuestClass.make(guest);
        Codec<Object> codec = Codecs.untyped(name);
        byte[] content = codec.encode(value);
        Thread.currentThread().setContextClassLoader(guest);
        assertThat(codec.decode(content)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson", "jackson2"})
    void elseTheClassIsNamed(String name) throws Exception {
        Codec<Object> codec = Codecs.untyped(name);
        byte[] content =
                Codecs.of(name, Object.class, AllowList.everything(), guest).encode(GuestClass.make(guest));
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.decode(content))
                .withMessageContaining(GuestClass.NAME)
                .withMessageContaining("class loader");
    }

    @Test
    void theLoaderOfContextFollowsTheThread() throws Exception {
        ClassLoader loader = CacheClassLoader.ofContext();
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass(GuestClass.NAME));
        Thread.currentThread().setContextClassLoader(guest);
        assertThat(loader.loadClass(GuestClass.NAME).getClassLoader()).isSameAs(guest);
        try (URLClassLoader other = new URLClassLoader(guest.getURLs(), OWN)) {
            Thread.currentThread().setContextClassLoader(other);
            assertThat(loader.loadClass(GuestClass.NAME).getClassLoader()).isSameAs(other);
        }
        Thread.currentThread().setContextClassLoader(null);
        assertThat(loader.loadClass(Codec.class.getName())).isSameAs(Codec.class);
    }

    @Test
    void resources() throws Exception {
        ClassLoader loader = CacheClassLoader.ofContext();
        String name = "guest/Guest.class";
        assertThat(loader.getResource(name)).isNull();
        assertThat(Collections.list(loader.getResources(name))).isEmpty();
        Thread.currentThread().setContextClassLoader(guest);
        URL found = guest.getResource(name);
        assertThat(loader.getResource(name)).isEqualTo(found);
        assertThat(Collections.list(loader.getResources(name))).containsExactly(found);
        assertThat(Collections.list(CacheClassLoader.forDecoding(guest).getResources(name)))
                .containsExactly(found);
        assertThat(CacheClassLoader.forDecoding(OWN).getResourceAsStream(name)).isNotEmpty();
    }

    @Test
    void aContextLoaderThatLeadsBackIsNotFollowedForEver() throws Exception {
        ClassLoader outer = CacheClassLoader.ofContext();
        ClassLoader decoding = CacheClassLoader.forDecoding(outer);
        try (URLClassLoader child = new URLClassLoader(new URL[0], outer)) {
            for (ClassLoader each : List.of(outer, decoding, child, CacheClassLoader.forDecoding(child))) {
                Thread.currentThread().setContextClassLoader(each);
                for (ClassLoader asked : List.of(outer, decoding, child, CacheClassLoader.forDecoding(child))) {
                    assertThat(asked.loadClass(Codec.class.getName())).isSameAs(Codec.class);
                    assertThatExceptionOfType(ClassNotFoundException.class)
                            .isThrownBy(() -> asked.loadClass("com.acme.Missing"));
                    assertThat(asked.getResource("com/acme/missing")).isNull();
                }
            }
        }
    }

    @Test
    void resolvesWhatIsNoClassOfItsOwn() throws Exception {
        for (Class<?> type : List.of(
                int.class,
                void.class,
                long[].class,
                boolean[][].class,
                String.class,
                String[].class,
                Samples.Point[][].class,
                Map.Entry.class)) {
            assertThat(CacheClassLoader.resolve(type.getName(), OWN)).isSameAs(type);
        }
        for (String name : List.of(
                "",
                "[",
                "[V",
                "[X",
                "[L;",
                "[Lint;",
                "[java.lang.String",
                "[Ljava.lang.String",
                "I",
                "java.lang.String;",
                "java/lang/String")) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> CacheClassLoader.resolve(name, OWN));
        }
    }

    /** After a cache is closed its codec is garbage, and so must be all that it has seen. */
    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson", "jackson2"})
    void theLoaderOfAnApplicationCanBeCollected(String name) throws Exception {
        WeakReference<ClassLoader> forgotten = use(name);
        guest.close();
        guest = null;
        for (int i = 0; i < 50 && forgotten.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(forgotten.get()).isNull();
    }

    private WeakReference<ClassLoader> use(String name) throws Exception {
        Object value = GuestClass.make(guest);
        for (Class<?> type : List.of(Object.class, value.getClass())) {
            Codec<Object> codec = Codecs.of(name, type, AllowList.everything(), guest);
            // Not equals: a record's goes through method handles, which the JVM itself remembers for longer.
            assertThat(codec.decode(codec.encode(value)).getClass()).isSameAs(value.getClass());
        }
        assertThat(Immutables.isImmutable(value)).isTrue();
        return new WeakReference<>(guest);
    }
}
