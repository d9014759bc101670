package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.Codec;
import io.hivecache.codec.CodecException;
import io.hivecache.hive.AliasAlreadyExists;
import io.hivecache.hive.AliasNotFound;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.UnexpectedReply;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects in a hive, through each codec. */
class ClientTest {

    /** What is stored. */
    record User(String name, int age) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static Stream<Codec<User>> codecs() {
        return Stream.of(Codec.of("java", User.class), Codec.of("jackson", User.class));
    }

    private static final User ADA = new User("Ada", 36);
    private static final User ALAN = new User("Alan", 41);

    @ParameterizedTest
    @MethodSource("codecs")
    void theVerbsTakeAndAnswerObjects(Codec<User> codec) {
        try (Client<User> users = Client.open(EmbeddedClientTest.EMBEDDED, codec)) {
            users.put("a", ADA);
            assertThatThrownBy(() -> users.put("a", ALAN)).isInstanceOf(AliasAlreadyExists.class);
            assertThat(users.get("a")).isEqualTo(ADA).isNotSameAs(ADA);
            assertThat(users.getAndUpdate("a", ALAN)).isEqualTo(ADA);
            assertThat(users.compareAndSwap("a", ADA, ADA)).isFalse();
            assertThat(users.compareAndSwap("a", ALAN, ADA)).isTrue();
            users.updateAll(Map.of("b", ALAN));
            assertThat(users.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", ADA, "b", ALAN));
            assertThat(users.scan("b").next()).isEqualTo(new Hive.Entry<>("b", ALAN));
            assertThat(users.deleteIf("a", ALAN)).isFalse();
            assertThat(users.getAndDelete("a")).isEqualTo(ADA);
            assertThat(users.getOrNull("a")).isNull();
            assertThatThrownBy(() -> users.get("a")).isInstanceOf(AliasNotFound.class);
        }
    }

    @Test
    void oneHiveIsSeenThroughSeveralCodecs() {
        try (RawClient raw = RawClient.open(EmbeddedClientTest.EMBEDDED)) {
            raw.through(Codec.of("raw", String.class)).put("text", "Ärger");
            raw.through(Codec.of("jackson", User.class)).put("user", ADA);

            assertThat(raw.get("text")).isEqualTo(ClientContract.bytes("Ärger"));
            assertThat(raw.get("user")).isEqualTo(ClientContract.bytes("{\"name\":\"Ada\",\"age\":36}"));
        }
    }

    @Test
    void contentThatIsNotOfTheCodecIsAnUnexpectedReply() {
        try (RawClient raw = RawClient.open(EmbeddedClientTest.EMBEDDED)) {
            raw.put("a", new byte[] {1, 2, 3});
            Client<User> users = raw.through(Codec.of("java", User.class));

            assertThatThrownBy(() -> users.get("a"))
                    .isInstanceOf(UnexpectedReply.class)
                    .hasCauseInstanceOf(CodecException.class)
                    .hasMessageContainingAll("hive 'client' at hive:embedded", "'a'");
        }
    }

    @Test
    void objectsWithoutContentAreRefused() {
        try (Client<Object> objects = Client.open(EmbeddedClientTest.EMBEDDED, Codec.of("java", Object.class))) {
            objects.put("numbers", List.of(1, 2));

            assertThatThrownBy(() -> objects.put("user", ADA))
                    .isInstanceOfSatisfying(
                            HiveException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(HiveCode.INVALID_INPUT))
                    .hasCauseInstanceOf(CodecException.class)
                    .hasMessageContainingAll("'user'", User.class.getName(), "allow");
            assertThat(objects.get("numbers")).isEqualTo(List.of(1, 2));
            assertThat(objects.contains("user")).isFalse();
        }
    }

    @Test
    void classesBeyondTheDeclaredOneMayBeAllowed() {
        Codec<Object> codec = Codec.of("java", Object.class, User.class.getName());

        assertThat(codec.decode(codec.encode(ADA))).isEqualTo(ADA);
    }

    @Test
    void codecsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codec.of("xml", User.class))
                .withMessageContaining("xml");
        assertThatIllegalArgumentException().isThrownBy(() -> Codec.of("raw", User.class));
        assertThatIllegalArgumentException().isThrownBy(() -> Codec.of("java", User.class, "no class"));
    }
}
