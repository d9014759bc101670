package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.Serializable;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A declared type allows what its objects are made of by declaration, and nothing that only might be in them. */
class DeclaredGraphTest {
    enum Kind {
        HOME,
        WORK {
            @Override
            public String toString() {
                return "at work";
            }
        }
    }

    static class Base implements Serializable {
        private static final long serialVersionUID = 1L;

        String street = "";
        Kind kind = Kind.WORK;
    }

    /** Open: its own objects are declared, those of a class that extends it are not. */
    static class Address extends Base {
        private static final long serialVersionUID = 1L;

        int number;

        static Address of(String street, int number) {
            Address address = new Address();
            address.street = street;
            address.number = number;
            return address;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Address that && that.number == number && that.street.equals(street);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    static final class Hideout extends Address {
        private static final long serialVersionUID = 1L;
    }

    interface Pet extends Serializable {}

    record Dog(String name) implements Pet {}

    sealed interface Badge extends Serializable permits Gold, Silver {}

    record Gold(Amount weight) implements Badge {}

    record Silver() implements Badge {}

    record Amount(long grams) implements Serializable {}

    record Order(Amount[][] amounts) implements Serializable {}

    record Note(String text) implements Serializable {}

    record Label(String text) implements Serializable {}

    record Plain(String text) {}

    static class NotSerializable {}

    record Box<T>(T value) implements Serializable {}

    /** What a user would declare, and the classes that come with it. */
    record User(
            String name,
            Address address,
            List<Order> orders,
            Map<Kind, Set<? extends Note>> notes,
            Badge badge,
            Pet pet,
            Box<Label> box,
            Object anything,
            User next)
            implements Serializable {}

    @SuppressWarnings("unused") // for their types alone
    static final class Unfit implements Serializable {
        private static final long serialVersionUID = 1L;
        static final Note SHARED = new Note("");

        private transient Amount counted;
        private transient NotSerializable never;
        private File file;
        private URL url;
        private Class<?> type;
    }

    private static User user(Address address, Pet pet, Object anything) {
        return new User(
                "Ann",
                address,
                List.of(new Order(new Amount[][] {{}})),
                Map.of(Kind.WORK, Set.of(new Note("n"))),
                new Gold(new Amount(1)),
                pet,
                new Box<>(new Label("l")),
                anything,
                null);
    }

    @Test
    void classesThatAreDeclared() {
        assertThat(DeclaredGraph.of(User.class))
                .contains(User.class, Base.class, Address.class, Order.class, Amount.class, Kind.class, Note.class)
                .contains(Badge.class, Gold.class, Silver.class, Box.class, Label.class)
                .doesNotContain(Hideout.class, Pet.class, Dog.class, Plain.class);
    }

    @Test
    void classesThatAreNot() {
        assertThat(DeclaredGraph.of(Unfit.class)).containsExactly(Unfit.class);
        assertThat(DeclaredGraph.of(URL.class)).containsExactly(URL.class);
        assertThat(DeclaredGraph.of(Object.class)).containsExactly(Object.class);
        assertThat(DeclaredGraph.of(Codecs.generic(List.class, Note[].class))).contains(Note[].class, Note.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson", "jackson2"})
    void theyComeBack(String name) {
        Codec<User> codec = Codecs.of(name, User.class);
        User back = codec.decode(codec.encode(user(Address.of("Elm", 7), null, 5L)));

        assertThat(back.address()).isEqualTo(Address.of("Elm", 7));
        assertThat(back.notes()).isEqualTo(Map.of(Kind.WORK, Set.of(new Note("n"))));
        assertThat(back.badge()).isEqualTo(new Gold(new Amount(1)));
        assertThat(back.box().value()).isEqualTo(new Label("l"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson", "jackson2"})
    void othersAreRefused(String name) {
        Codec<User> codec = Codecs.of(name, User.class);
        for (User other : List.of(
                user(new Hideout(), null, null),
                user(null, new Dog("Rex"), null),
                user(null, null, new Dog("Rex")),
                user(null, null, new Plain("text")))) {
            assertThatThrownBy(() -> codec.encode(other))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(
                            name.equals("java") && other.anything() instanceof Plain ? "Plain" : "'allow'");
        }
    }

    @Test
    void keysOfDeclaredTypesComeBack() {
        record Key(Kind kind, Note note) {}
        CodecContext context = new CodecContext(Key.class, KeyTexts.LOADER, AllowList.of(List.of()));
        KeyText<Key> keys = new KeyText<>(context, List.of());
        Key key = new Key(Kind.WORK, new Note("n"));

        assertThat(keys.toObject(keys.toContent(key))).isEqualTo(key);
    }
}
