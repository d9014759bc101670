package io.hivecache.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {
    private static final RemoteEngineFactory FACTORY = new RemoteEngineFactory();

    private static RemoteAddress parse(String address) {
        return RemoteAddress.parse(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "hive://h, 5909, false",
        "hives://h, 5909, true",
        "redis://h, 6379, false",
        "REDIS://h, 6379, false",
        "rediss://h, 6379, true",
        "valkey://h, 6379, false",
        "valkeys://h, 6379, true",
        "redis-sentinel://h, 26379, false",
        "rediss-sentinel://h, 26379, true"
    })
    void eachSchemeHasAPortAndMayBeSecure(String text, int port, boolean secure) {
        RemoteAddress address = parse(text);

        assertThat(FACTORY.serves(URI.create(text))).isTrue();
        assertThat(address.nodes()).containsExactly(new RemoteAddress.Node("h", port));
        assertThat(address.scheme().isSecure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hive:embedded", "http://h", "redis:h", "classpath:x", "x"})
    void otherAddressesAreLeftToOthers(String text) {
        assertThat(FACTORY.serves(URI.create(text))).isFalse();
    }

    @Test
    void severalServersMayBeNamed() {
        assertThat(parse("hive://a:1,b,c:3").nodes())
                .containsExactly(
                        new RemoteAddress.Node("a", 1),
                        new RemoteAddress.Node("b", 5909),
                        new RemoteAddress.Node("c", 3));
    }

    @Test
    void anAddressOfNumbersMayBeInBrackets() {
        assertThat(parse("redis://[::1]:7000").nodes()).containsExactly(new RemoteAddress.Node("[::1]", 7000));
        assertThat(parse("redis://[::1]").nodes()).containsExactly(new RemoteAddress.Node("[::1]", 6379));
    }

    @Test
    void userPasswordAndDatabaseAreTakenFromTheAddress() {
        RemoteAddress address = parse("redis://ann%40x:p%3Aw%40%25+@h:1/7");

        assertThat(address.user()).isEqualTo("ann@x");
        assertThat(address.password()).isEqualTo("p:w@%+");
        assertThat(address.database()).isEqualTo(7);
        assertThat(parse("redis://:secret@h").user()).isNull();
        assertThat(parse("redis://secret@h").password()).isEqualTo("secret");
        assertThat(parse("redis://h").password()).isNull();
    }

    @Test
    void parametersHaveValues() {
        Options options = parse("redis://h?connect-timeout=1s&command-timeout=250ms&key-prefix=shop:&read-from=replica"
                        + "&max-value-bytes=1MiB&lazy-connect=true&verify-host=false&truststore=/a%20b.pem")
                .options();

        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.commandTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.keyPrefix()).isEqualTo("shop:");
        assertThat(options.readsFromReplicas()).isTrue();
        assertThat(options.maxValueBytes()).isEqualTo(1 << 20);
        assertThat(options.lazyConnect()).isTrue();
        assertThat(options.verifiesHost()).isFalse();
        assertThat(options.get(Option.TRUSTSTORE)).isEqualTo("/a b.pem");
    }

    @Test
    void parametersNeedNotBeThere() {
        Options options = parse("redis://h").options();

        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.commandTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.keyPrefix()).isEqualTo("hive:");
        assertThat(options.readsFromReplicas()).isFalse();
        assertThat(options.maxValueBytes()).isEqualTo(16 << 20);
        assertThat(options.lazyConnect()).isFalse();
        assertThat(options.verifiesHost()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "redis://h?comand-timeout=1s, command-timeout",
        "redis://h?command-timeout=secret, command-timeout",
        "redis://h?command-timeout=0ms, command-timeout",
        "redis://h?connect-timeout=eternal, connect-timeout",
        "redis://h?key-prefix={secret}, key-prefix",
        "redis://h?key-prefix=secret*, key-prefix",
        "redis://h?read-from=secret, read-from",
        "redis://h?max-value-bytes=secret, max-value-bytes",
        "redis://h?lazy-connect=secret, lazy-connect",
        "redis://u:secret@h:secret, port",
        "redis://u:secret@h:70000, port",
        "redis://u:secret@h/x, database",
        "redis:///1, host"
    })
    void mistakesAreNamedWithoutSecrets(String text, String named) {
        String address = text.replace("{", "%7B").replace("}", "%7D");

        assertThatThrownBy(() -> parse(address))
                .isInstanceOfSatisfying(
                        HiveException.class, e -> assertThat(e.code()).isEqualTo(HiveCode.INVALID_OPTION))
                .hasMessageContaining(named)
                .hasMessageNotContaining("u:secret")
                .hasMessageNotContaining("=secret");
    }

    @Test
    void itsTextHasNoSecrets() {
        assertThat(parse("redis://u:secret@h:1/2?sentinel-password=secret")).hasToString("redis://h:1/2");
    }
}
