package io.hivecache.codec;

import static io.hivecache.codec.CopierAssert.assertRefused;
import static io.hivecache.codec.CopierAssert.copyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.CopierBeans.Address;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the copier leaves to the codec, at the root of a graph and within it. */
@SuppressWarnings("serial") // fields as users declare them
class CopierRefusalTest {

    static Stream<Object> customized() {
        return Stream.of(
                new Writing(),
                new Reading(),
                new Replacing(),
                new Resolving(),
                new InheritsResolving(),
                new InheritsWriting(),
                new NamingFields(),
                new External(),
                new IllegalStateException("an exception"),
                new StringBuilder("text"),
                new SubList());
    }

    @ParameterizedTest
    @MethodSource("customized")
    void refusesClassesThatCustomizeTheirSerialization(Object object) {
        assertRefused(object);
        assertRefused(new ArrayList<>(List.of("a", new Address("Bern"), object)));
        assertRefused(new Object[] {object});
    }

    @Test
    void copiesClassesThatCustomizeWhatNeverHappensHere() {
        copyOf(new ReadingNoData());
    }

    @Test
    void refusesLambdas() {
        String captured = "captured";
        Callable<String> lambda = (Callable<String> & Serializable) () -> captured;
        Comparator<String> reference = (Comparator<String> & Serializable) String::compareTo;

        assertRefused(lambda);
        assertRefused(new TreeMap<>(reference));
        assertRefused((Callable<String>) () -> captured);
    }

    @Test
    void refusesProxies() {
        Object proxy = Proxy.newProxyInstance(
                CopierRefusalTest.class.getClassLoader(), new Class<?>[] {Callable.class}, new Handler());

        assertRefused(proxy);
        assertRefused(new Object[] {proxy});
    }

    static Stream<Object> notSerializable() {
        return Stream.of(new Object(), new Hermit(), new HermitRecord(new int[1]), new ImmutableHermit(1));
    }

    @ParameterizedTest
    @MethodSource("notSerializable")
    void leavesItToTheCodecToReportWhatIsNotSerializable(Object object) {
        Codec<Object> codec = Codecs.untyped("java");
        Object graph = new ArrayList<>(List.of(object));

        assertRefused(graph);
        assertThatThrownBy(() -> codec.encode(graph)).isInstanceOf(CodecException.class);
    }

    @Test
    void refusesRecordsThatHoldARecordThatIsNotSerializable() {
        assertRefused(new Object[] {new Holding(new ImmutableHermit(1))});
        assertThat(Copier.copy(new Object[] {new Holding(null)})).isNotNull();
    }

    @Test
    void refusesClassesOfTheJdkWhoseFieldsItCannotReach() {
        assertRefused(new Random(1));
        assertRefused(new GregorianCalendar(Locale.ROOT));
        assertRefused(new IdentityHashMap<>());
        assertRefused(new HashMap<>(Map.of("a", "b", "c", new Random(1))));
    }

    @Test
    void refusesWhenCodeOfTheObjectsFails() {
        HashMap<Object, Object> map = new HashMap<>();
        FailingKey key = new FailingKey();
        map.put(key, "a");
        assertThat(Copier.copy(map)).isNotNull();

        key.fails = true;

        assertRefused(map);
    }

    @Test
    void refusesGraphsTooDeepForTheStack() {
        assertThat(Copier.copy(Samples.chain(100))).isNotNull();
        assertRefused(Samples.chain(1_000_000));
        Object nested = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            nested = new ArrayList<>(List.of(nested));
        }
        assertRefused(nested);
    }

    @Test
    void copiesLongListsWithoutRecursion() {
        List<Object> list = new LinkedList<>();
        for (int i = 0; i < 1_000_000; i++) {
            list.add(i % 1000 == 0 ? new Address("Bern") : i);
        }

        List<?> copy = (List<?>) Copier.copy(list);

        assertThat(copy).hasSize(1_000_000);
        assertThat(copy.get(0)).isInstanceOf(Address.class).isNotSameAs(list.get(0));
    }

    @Test
    void triesClassesWhoseGraphsAreRefusedEverMoreRarely() {
        Tried.constructed = 0;
        Tried refused = new Tried(new Object());
        for (int i = 0; i < 10_000; i++) {
            assertThat(Copier.copyForeign(refused)).isNull();
        }

        assertThat(Tried.constructed).isBetween(10, 25);
    }

    @Test
    void triesAClassAgainAsBeforeWhenAGraphIsCopied() {
        Wavering wavering = new Wavering();
        for (int round = 0; round < 5; round++) {
            wavering.value = new Object();
            assertThat(Copier.copyForeign(wavering)).isNull();
            wavering.value = "text";
            assertThat(Copier.copyForeign(wavering)).as("the one left out").isNull();
            assertThat(Copier.copyForeign(wavering)).isNotNull();
            assertThat(Copier.copyForeign(wavering)).isNotNull();
        }
    }

    @Test
    void copiesWhatItHasMadeHoweverOftenItsClassIsRefused() {
        Rare good = new Rare("text");
        for (int i = 0; i < 10; i++) {
            Copier.copyForeign(new Rare(new Object()));
        }

        assertThat(Copier.copyForeign(good)).isNull();
        assertThat(Copier.copy(good)).isNotNull();
    }

    static class Writing implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
        }
    }

    static class InheritsWriting extends Writing {
        private static final long serialVersionUID = 1L;
    }

    static class Reading implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
        }
    }

    static class ReadingNoData implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObjectNoData() {
            throw new UnsupportedOperationException();
        }
    }

    static class Replacing implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object writeReplace() {
            return "replacement";
        }
    }

    static class Resolving implements Serializable {
        private static final long serialVersionUID = 1L;

        protected Object readResolve() {
            return "resolved";
        }
    }

    static class InheritsResolving extends Resolving {
        private static final long serialVersionUID = 1L;
    }

    static class NamingFields implements Serializable {
        private static final long serialVersionUID = 1L;

        private static final ObjectStreamField[] serialPersistentFields = {new ObjectStreamField("kept", String.class)};

        String kept = "kept";
        String lost = "lost";
    }

    public static class External implements Externalizable {
        private static final long serialVersionUID = 1L;

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    /** Its superclass writes itself. */
    static class SubList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    static class Handler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "hashCode" -> 1;
                case "equals" -> proxy == arguments[0];
                default -> "called";
            };
        }
    }

    static class Hermit {
        int number;
    }

    record HermitRecord(int[] numbers) {}

    record ImmutableHermit(int number) {}

    record Holding(ImmutableHermit hermit) implements Serializable {}

    static class FailingKey implements Serializable {
        private static final long serialVersionUID = 1L;

        boolean fails;

        @Override
        public boolean equals(Object other) {
            return other instanceof FailingKey;
        }

        @Override
        public int hashCode() {
            if (fails) {
                throw new UnsupportedOperationException();
            }
            return 1;
        }
    }

    static class Counting {
        Counting() {
            Tried.constructed++;
        }
    }

    static class Tried extends Counting implements Serializable {
        private static final long serialVersionUID = 1L;

        static int constructed;

        final Object value;

        Tried(Object value) {
            this.value = value;
        }
    }

    static class Wavering implements Serializable {
        private static final long serialVersionUID = 1L;

        Object value;
    }

    static class Rare implements Serializable {
        private static final long serialVersionUID = 1L;

        final Object value;

        Rare(Object value) {
            this.value = value;
        }
    }
}
