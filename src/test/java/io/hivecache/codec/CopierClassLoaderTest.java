package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** That the copier lets go of the classes it has copied, and they of it. */
@SuppressWarnings("serial") // fields as users declare them
class CopierClassLoaderTest {

    @Test
    void keepsNoClassOfWhatItHasCopied() throws Exception {
        List<WeakReference<?>> loaders = new ArrayList<>();
        for (Class<?> type : List.of(Bean.class, Data.class, Refused.class)) {
            loaders.add(copyInItsOwnLoader(type));
        }

        for (WeakReference<?> loader : loaders) {
            collectGarbageUntilCleared(loader);
            assertThat(loader.get()).isNull();
        }
    }

    private static void collectGarbageUntilCleared(WeakReference<?> reference) {
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
        }
    }

    private static WeakReference<?> copyInItsOwnLoader(Class<?> type) throws Exception {
        ClassLoader loader = new OwnLoader(type);
        Class<?> copyOfType = loader.loadClass(type.getName());
        assertThat(copyOfType).isNotSameAs(type);
        Object[] graph = {copyOfType.getDeclaredConstructor().newInstance(), new HashMap<>(Map.of("a", copyOfType))};
        // Often enough for the JVM to compile it for the class.
        for (int i = 0; i < 2000; i++) {
            Object copy = Copier.copyForeign(graph);
            assertThat(copy == null).isEqualTo(type == Refused.class);
        }
        return new WeakReference<>(loader);
    }

    /** In a JVM that keeps soft references no longer than others: plans are kept until memory runs short. */
    @Test
    void isNotKeptByTheClassesOfOthers() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Library.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualToIgnoringNewLines("The library is gone");
    }

    /** Loads the copier once more, lets it copy objects of others' classes, and forgets it. */
    static final class Library {
        public static void main(String[] arguments) throws Exception {
            WeakReference<?> library = use();
            collectGarbageUntilCleared(library);
            System.out.println(library.get() == null ? "The library is gone" : "The library is kept");
        }

        private static WeakReference<?> use() throws Exception {
            OwnLoader loader = new OwnLoader(Copier.class.getPackageName() + ".");
            Method copy = loader.loadClass(Copier.class.getName()).getDeclaredMethod("copy", Object.class);
            copy.setAccessible(true);
            List<Object> original = new ArrayList<>(List.of(new Bean(), "a"));
            if (!(copy.invoke(null, original) instanceof List<?> made) || made == original) {
                throw new AssertionError("not copied");
            }
            return new WeakReference<>(loader);
        }
    }

    public static class Bean implements Serializable {
        private static final long serialVersionUID = 1L;

        final String text = "text";
        Object nested = new ArrayList<>(List.of("a"));
        int number = 1;
    }

    public record Data(Object nested, int number) implements Serializable {
        public Data() {
            this(new ArrayList<>(List.of("a")), 1);
        }
    }

    public static class Refused implements Serializable {
        private static final long serialVersionUID = 1L;

        Object lambda = (Callable<String> & Serializable) () -> "called";
    }

    /** Defines again what the name begins with; all else it leaves to this test's loader. */
    private static final class OwnLoader extends ClassLoader {
        private final String prefix;

        OwnLoader(Class<?> type) {
            this(type.getName());
        }

        OwnLoader(String prefix) {
            super(OwnLoader.class.getClassLoader());
            this.prefix = prefix;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || !name.startsWith(prefix)) {
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unread) {
                throw new ClassNotFoundException(name, unread);
            }
        }
    }
}
