package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hivecache.codec.Samples.Link;
import io.hivecache.codec.Samples.Person;
import io.hivecache.codec.Samples.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class JavaCodecTest {
    private final Codec<Object> codec = Codecs.untyped("java");
    private final Codec<Object> restricted = Codecs.of("java", Object.class);

    record Holder(String name, Object held) implements Serializable {}

    @SuppressWarnings("serial") // It throws more than serialization expects, as users' code does.
    static final class Unruly implements Serializable {
        private static final long serialVersionUID = 1L;

        private final transient Throwable onWrite;
        private Throwable onRead;

        Unruly(Throwable onWrite, Throwable onRead) {
            this.onWrite = onWrite;
            this.onRead = onRead;
        }

        private void writeObject(ObjectOutputStream out) throws Throwable {
            if (onWrite != null) {
                throw onWrite;
            }
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws Throwable {
            in.defaultReadObject();
            throw onRead;
        }
    }

    static final class Singleton implements Serializable {
        private static final long serialVersionUID = 1L;
        static final Singleton INSTANCE = new Singleton();

        private Object readResolve() {
            return INSTANCE;
        }
    }

    record Handler(String answer) implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return answer;
        }
    }

    interface Hidden {
        String name();
    }

    @Test
    void anObjectThatIsNotSerializable() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.encode(Thread.currentThread()))
                .withMessageContaining("java.lang.Thread")
                .withMessageContaining("not java.io.Serializable");
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> restricted.encode(new ArrayList<>(List.of(Thread.currentThread()))))
                .withMessageContaining("java.lang.Thread")
                .withMessageContaining("not java.io.Serializable");
    }

    @Test
    void aFieldThatIsNotSerializable() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.encode(new Holder("x", List.of(new Object()))))
                .withMessageContaining(Holder.class.getName())
                .withMessageContaining("java.lang.Object")
                .withMessageContaining("transient");
    }

    @Test
    void cycles() {
        Link one = new Link();
        Link two = new Link();
        one.next = two;
        two.next = one;
        Link back = (Link) codec.decode(codec.encode(one));
        assertThat(back.next.next).isSameAs(back).isNotSameAs(one);
    }

    @Test
    void tooDeepToWrite() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.encode(Samples.chain(1_000_000)))
                .withMessageContaining(Link.class.getName())
                .withMessageContaining("deep")
                .withCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void tooDeepToRead() throws Exception {
        byte[] content = onALargeStack(() -> codec.encode(Samples.chain(100_000)));
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.decode(content))
                .withCauseInstanceOf(StackOverflowError.class);
        Codec<Link> links = Codecs.of("java", Link.class);
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> links.decode(content))
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void whatItsOwnCodeThrowsWhenWritten() {
        for (Throwable thrown : failures()) {
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> codec.encode(List.of(new Unruly(thrown, null))))
                    .withMessageContaining("java.util.ImmutableCollections")
                    .withStackTraceContaining("mine");
        }
    }

    @Test
    void whatItsOwnCodeThrowsWhenRead() {
        for (Throwable thrown : failures()) {
            byte[] content = codec.encode(new Unruly(null, thrown));
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> codec.decode(content))
                    .withMessageContaining("mine");
        }
    }

    private static List<Throwable> failures() {
        return List.of(
                new IOException("mine"),
                new IllegalStateException("mine"),
                new NoClassDefFoundError("mine"),
                new AssertionError("mine"));
    }

    @Test
    void aClassThatIsNotAllowedIsNeitherReadNorWritten() throws Exception {
        URL url = new URL("http://example.invalid/");
        byte[] content = codec.encode(new ArrayList<>(List.of(url)));
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> restricted.decode(content))
                .withMessageContaining("java.net.URL")
                .withMessageContaining("'allow'");
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> restricted.encode(url))
                .withMessageContaining("java.net.URL")
                .withMessageContaining("'allow'");
    }

    @Test
    void theDeclaredClassIsAllowed() {
        Codec<Person> people = Codecs.of("java", Person.class);
        assertThat(people.decode(people.encode(Person.of("Ann", "A")))).isEqualTo(Person.of("Ann", "A"));
    }

    @Test
    void anotherClassThanTheDeclaredOne() {
        Codec<Point> points = Codecs.of("java", Point.class);
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> points.decode(codec.encode("text")))
                .withMessageContaining("java.lang.String")
                .withMessageContaining(Point.class.getName());
    }

    @Test
    void aSingletonStaysOne() {
        assertThat(codec.decode(codec.encode(Singleton.INSTANCE))).isSameAs(Singleton.INSTANCE);
    }

    @Test
    void proxies() {
        ClassLoader loader = JavaCodecTest.class.getClassLoader();
        for (Class<?>[] interfaces :
                List.of(new Class<?>[] {Supplier.class, Hidden.class}, new Class<?>[] {Supplier.class}, new Class<?>[] {
                    Hidden.class
                })) {
            Object proxy = Proxy.newProxyInstance(loader, interfaces, new Handler("yes"));
            Object back = codec.decode(codec.encode(proxy));
            assertThat(back.getClass().getInterfaces()).containsExactly(interfaces);
            assertThat(Proxy.getInvocationHandler(back)).isEqualTo(new Handler("yes"));
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> restricted.decode(codec.encode(proxy)))
                    .withMessageContaining("'allow'");
        }
    }

    /** The room that arrays may take in memory is that of the content; honest hash tables must fit in it. */
    @Test
    void manySmallCollectionsFit() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(new HashMap<>());
            many.add(new HashSet<>(List.of(i)));
            many.add(new Hashtable<>(Map.of(i, i)));
            many.add(new HashMap<>(1_000, 0.1f));
            many.add(new HashSet<>(1_000, 0.1f));
            many.add(new HashSet<>());
        }
        assertThat(codec.decode(codec.encode(many))).isEqualTo(many);
        assertThat(restricted.decode(restricted.encode(many))).isEqualTo(many);
    }

    /** Ten thousand bytes that ask for arrays of many gigabytes. */
    @Test
    void arraysThatClaimMoreThanTheContentHolds() throws IOException {
        Object[] nested = {};
        for (int i = 0; i < 400; i++) {
            nested = new Object[] {nested};
        }
        byte[] content = codec.encode(nested);
        for (int at = 0; at + 4 < content.length; at++) {
            if (content[at] == 0 && content[at + 1] == 0 && content[at + 2] == 0 && content[at + 3] == 1) {
                content[at] = 0x70;
            }
        }
        for (Codec<Object> each : List.of(codec, restricted)) {
            assertThatExceptionOfType(CodecException.class).isThrownBy(() -> each.decode(content));
        }
    }

    @Test
    void nothingAtAllAndTooMuch() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(twice)) {
            out.writeObject("one");
            out.writeObject("two");
        }
        ByteArrayOutputStream none = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(none)) {
            out.writeObject(null);
        }
        for (byte[] content : List.of(twice.toByteArray(), none.toByteArray(), new byte[0])) {
            assertThatExceptionOfType(CodecException.class).isThrownBy(() -> codec.decode(content));
        }
    }

    private static byte[] onALargeStack(Supplier<byte[]> work) throws InterruptedException {
        byte[][] result = new byte[1][];
        Thread thread = new Thread(null, () -> result[0] = work.get(), "large stack", 1L << 30);
        thread.start();
        thread.join();
        return result[0];
    }
}
