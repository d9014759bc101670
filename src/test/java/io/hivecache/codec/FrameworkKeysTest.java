package io.hivecache.codec;

import static io.hivecache.codec.KeyTexts.assertComesBack;
import static io.hivecache.codec.KeyTexts.assertSameText;
import static io.hivecache.codec.KeyTexts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.KeySamples.Color;
import io.hivecache.codec.KeySamples.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.cache.internal.BasicCacheKeyImplementation;
import org.hibernate.cache.internal.CacheKeyImplementation;
import org.hibernate.cache.internal.NaturalIdCacheKey;
import org.hibernate.cache.spi.QueryKey;
import org.hibernate.query.internal.QueryParameterBindingsImpl;
import org.junit.jupiter.api.Test;
import org.springframework.cache.interceptor.SimpleKey;

/** Spring's and Hibernate's keys, in replicas with their names, fields, constructors and equality. */
class FrameworkKeysTest {
    private static final String RED = Color.class.getName() + ".RED";

    @Test
    void springs() {
        assertSameText(List.of(
                new SimpleKey("a", 1, null, new int[] {1}, List.of(2)),
                new SimpleKey("a", 1, null, new int[] {1}, new ArrayList<>(List.of(2)))));
        assertThat(text(new SimpleKey("a", 1L, Color.RED))).isEqualTo("@SimpleKey(\"a\",1L," + RED + ")");
        assertThat(text(new SimpleKey())).isEqualTo("@SimpleKey()");
        assertComesBack(new SimpleKey());
        assertComesBack(new SimpleKey(new SimpleKey(1), new Object[] {"a", new String[] {null}}));
        assertThat(text(new SimpleKey("a", "b"))).isNotEqualTo(text(new SimpleKey("a\",\"b")));
        assertThatThrownBy(() -> text(new SimpleKey("a") {}))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("customizes its serialization");
    }

    @Test
    void hibernatesEntities() {
        assertSameText(List.of(
                new BasicCacheKeyImplementation(42L, "com.acme.User", Long.hashCode(42)),
                new BasicCacheKeyImplementation(42L, new String("com.acme.User"), Long.hashCode(42))));
        assertThat(text(new BasicCacheKeyImplementation(42L, "com.acme.User", 42)))
                .isEqualTo("@BasicCacheKeyImplementation(\"com.acme.User\",42L)");
    }

    /** The hash of an enum is another in each JVM. */
    @Test
    void hibernatesHashesAreNotWritten() {
        assertThat(text(new BasicCacheKeyImplementation(Color.RED, "e", 1)))
                .isEqualTo(text(new BasicCacheKeyImplementation(Color.RED, "e", 2)))
                .isEqualTo("@BasicCacheKeyImplementation(\"e\"," + RED + ")");
        assertThat(text(new CacheKeyImplementation(new Object[] {Color.RED, 1}, "e", null, 1)))
                .isEqualTo(text(new CacheKeyImplementation(new Object[] {Color.RED, 1}, "e", null, 2)))
                .isEqualTo("@CacheKeyImplementation(\"e\",Object[](" + RED + ",1),null)");
        assertThat(text(new NaturalIdCacheKey(Color.RED, "e", "t", 1)))
                .isEqualTo(text(new NaturalIdCacheKey(Color.RED, "e", "t", 2)))
                .isEqualTo("@NaturalIdCacheKey(\"e\"," + RED + ",\"t\")");
        assertComesBack(new BasicCacheKeyImplementation(Color.RED, "e", Color.RED.hashCode()));
    }

    @Test
    void hibernatesEntitiesOfTenantsAndWithEmbeddedIds() {
        assertComesBack(new CacheKeyImplementation(1L, "e", "t", 31 * Long.hashCode(1) + "t".hashCode()));
        assertComesBack(new CacheKeyImplementation("id", "e", null, 31 * "id".hashCode()));
        byte[] bytes = {1, 2};
        assertComesBack(new CacheKeyImplementation(bytes, "e", null, 31 * Arrays.hashCode(bytes)));
        int ofComponents = 37 * (37 * 17 + "a".hashCode()) + Color.RED.hashCode();
        assertComesBack(new CacheKeyImplementation(new Object[] {"a", Color.RED}, "e", null, 31 * ofComponents));
    }

    @Test
    void hibernatesNaturalIds() {
        int hash = 37 * (37 * Objects.hashCode(null) + "a".hashCode()) + Color.RED.hashCode();
        assertComesBack(new NaturalIdCacheKey(new Object[] {"a", Color.RED}, "e", null, hash));
        assertComesBack(new NaturalIdCacheKey("a", "e", null, "a".hashCode()));
    }

    @Test
    void hibernatesQueries() {
        assertSameText(List.of(query(new TreeSet<>(Set.of("f", "g"))), query(new LinkedHashSet<>(List.of("f", "g")))));
        assertThat(text(query(Set.of("f"))))
                .isEqualTo("@QueryKey(\"select 1\",ParameterBindingsMementoImpl(Object[](null,1L,\"a\"," + RED
                        + ")),null,10,Object[](\"f\"))");
    }

    private static QueryKey query(Set<String> filters) {
        return new QueryKey(
                "select 1", QueryParameterBindingsImpl.memento(null, 1L, "a", Color.RED), null, 10, filters);
    }

    @Test
    void areReadOnlyWhereTheFrameworkIs() {
        KeyText<Object> elsewhere = new KeyText<>(
                new CodecContext(Object.class, ClassLoader.getPlatformClassLoader(), AllowList.everything()),
                List.of());
        assertThat(elsewhere.toContent(new SimpleKey(1))).isEqualTo("@SimpleKey(1)");
        assertThatThrownBy(() -> elsewhere.toObject("@SimpleKey(1)"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(SimpleKey.class.getName() + " is not on the class path");
    }

    @Test
    void inACircleAreRefused() {
        Object[] circle = {1};
        circle[0] = circle;
        assertThatThrownBy(() -> text(new CacheKeyImplementation(circle, "e", null, 1)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("nested too deep");
    }

    /** The keys may always be read; what is in them only where it is allowed. */
    @Test
    void areHeldToTheAllowList() {
        KeyText<Object> restricted = KeyTexts.of(AllowList.of(List.of("com.acme.*")));
        SimpleKey allowed = new SimpleKey(1, "a", List.of(1.5));
        assertThat(restricted.toObject(restricted.toContent(allowed))).isEqualTo(allowed);
        String text = text(new SimpleKey(new Point(1, 2)));
        assertThatThrownBy(() -> restricted.toContent(new SimpleKey(new Point(1, 2))))
                .hasMessageContaining("'allow'");
        assertThatThrownBy(() -> restricted.toObject(text))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(Point.class.getName())
                .hasMessageContaining("'allow'");
    }
}
