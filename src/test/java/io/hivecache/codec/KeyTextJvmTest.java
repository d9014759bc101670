package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.codec.KeySamples.Bytes;
import io.hivecache.codec.KeySamples.Color;
import io.hivecache.codec.KeySamples.LazyHash;
import io.hivecache.codec.KeySamples.Pair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.cache.internal.BasicCacheKeyImplementation;
import org.hibernate.cache.internal.CacheKeyImplementation;
import org.hibernate.cache.internal.NaturalIdCacheKey;
import org.hibernate.cache.spi.QueryKey;
import org.hibernate.query.internal.QueryParameterBindingsImpl;
import org.junit.jupiter.api.Test;
import org.springframework.cache.interceptor.SimpleKey;

/** In another JVM hashes of enums and the order of sets are others, and equal keys have the same texts all the same. */
class KeyTextJvmTest {
    @Test
    void textsAreTheSameInAnotherJvm() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=tr",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        List<String> lines = output.lines().toList();
        assertThat(lines).isNotEmpty();
        assertThat(lines.get(0)).isNotEqualTo(hashOfAnEnum());
        assertThat(lines.subList(1, lines.size())).isEqualTo(texts().toList());
    }

    private static String hashOfAnEnum() {
        return "hash " + Color.RED.hashCode();
    }

    private static Stream<String> texts() {
        Set<Object> set = new HashSet<>(List.of(Color.RED, Color.GREEN, String.class, Integer.class, "a", 1));
        Map<Object, Object> map = new HashMap<>(Map.of(Color.RED, 1, Color.GREEN, 2, String.class, 3));
        int hash = Color.RED.hashCode();
        return Stream.of(
                        Color.GREEN,
                        set,
                        map,
                        new Pair(set, map),
                        EnumSet.allOf(Color.class),
                        new LazyHash(Color.RED, "a"),
                        new Bytes(new byte[] {1}, Color.RED),
                        new java.sql.Timestamp(0),
                        new SimpleKey(Color.RED, set),
                        new BasicCacheKeyImplementation(Color.RED, "e", hash),
                        new CacheKeyImplementation(new Object[] {Color.RED}, "e", "t", 31 * hash),
                        new NaturalIdCacheKey(new Object[] {Color.RED, 1}, "e", null, hash),
                        new QueryKey("q", QueryParameterBindingsImpl.memento(null, Color.RED), 1, null, Set.of()))
                .peek(Object::hashCode)
                .map(KeyTexts::text);
    }

    /** Prints what this JVM would. */
    static final class OtherJvm {
        public static void main(String[] arguments) {
            System.out.println(hashOfAnEnum());
            texts().forEach(System.out::println);
        }
    }
}
