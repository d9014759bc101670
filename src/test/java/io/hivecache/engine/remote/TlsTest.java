package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hivecache.hive.ConnectionReset;
import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.Authority;
import io.hivecache.testing.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with servers that speak it: who is trusted, which name is expected, and what is said if it is not so. */
class TlsTest {
    private static final String PATIENT = "?command-timeout=60s&connect-timeout=60s";

    @TempDir
    private static Path directory;

    private static Authority authority;
    private static Authority stranger;
    private static Authority.Identity client;
    private static RedisServer server;
    private static RedisServer strict;
    private static int port;
    private static int strictPort;

    @BeforeAll
    static void start() throws Exception {
        authority = new Authority(Files.createDirectory(directory.resolve("ours")));
        stranger = new Authority(Files.createDirectory(directory.resolve("strangers")));
        client = authority.issue("client");
        Authority.Identity identity = authority.issue("server", "dns:localhost");
        port = RedisServer.freePort();
        server = RedisServer.launch(identity.serverOptions(port, false).toArray(String[]::new));
        strictPort = RedisServer.freePort();
        strict = RedisServer.launch(identity.serverOptions(strictPort, true).toArray(String[]::new));
    }

    @AfterAll
    static void end() {
        server.close();
        strict.close();
    }

    private static String trusting(Object file) {
        return PATIENT + "&truststore=" + file;
    }

    private static void assertWorks(String address) {
        try (Engine engine = RemoteEngines.open(address)) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
            hive.update("one", bytes(address), Lifetime.ETERNAL);
            assertThat(text(hive.get("one", Lifetime.ETERNAL))).isEqualTo(address);
        }
    }

    private static HiveException refusal(String address) {
        return catchThrowableOfType(
                HiveException.class, () -> RemoteEngines.open(address).close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hives", "rediss", "valkeys"})
    void eachSchemeOfTlsConnects(String scheme) {
        assertWorks(scheme + "://localhost:" + port + trusting(authority.certificate()));
    }

    @Test
    void whomToTrustMayBeInAKeyStore() throws Exception {
        assertWorks("hives://localhost:" + port + trusting(authority.trustStore()) + "&truststore-password="
                + Authority.PASSWORD);
    }

    /** What leaves together is larger than a record of TLS may be. */
    @Test
    void manyTravelTogether() {
        Map<String, byte[]> contents = new HashMap<>();
        IntStream.range(0, 2_000).forEach(i -> contents.put("alias " + i, new byte[1_000]));
        try (Engine engine = RemoteEngines.open("hives://localhost:" + port + trusting(authority.certificate()))) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "many");

            assertThat(hive.updateAll(contents, Lifetime.ETERNAL)).isEqualTo(2_000);
            assertThat(RemoteEngines.scanned(hive)).hasSize(2_000);
        }
    }

    @Test
    void anotherNameThanTheCertificatesIsRefusedUnlessNamesAreUnchecked() {
        String address = "hives://127.0.0.1:" + port + trusting(authority.certificate());
        HiveException refused = refusal(address);

        assertThat(refused.code()).isEqualTo(HiveCode.INVALID_PROTOCOL);
        assertThat(refused).hasMessageContainingAll("127.0.0.1", "another name", "verify-host");
        assertWorks(address + "&verify-host=false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&verify-host=false"})
    void anAuthorityThatIsNotTrustedIsRefusedWhateverTheName(String parameters) {
        HiveException refused = refusal("hives://localhost:" + port + trusting(stranger.certificate()) + parameters);

        assertThat(refused.code()).isEqualTo(HiveCode.INVALID_PROTOCOL);
        assertThat(refused).hasMessageContainingAll("not trusted", "truststore=");
    }

    @Test
    void withoutATrustStoreTheAuthoritiesOfTheJdkAreTrusted() {
        assertThat(refusal("hives://localhost:" + port + PATIENT)).hasMessageContaining("not trusted");
    }

    @Test
    void aServerThatKnowsItsClientsWantsTheirCertificate() throws Exception {
        String address = "hives://localhost:" + strictPort + trusting(authority.certificate());

        assertWorks(address + "&keystore=" + client.keyStore() + "&keystore-password=" + Authority.PASSWORD);
        assertWorks(address + "&keystore=" + client.pem());
    }

    @Test
    void aClientThatTheServerDoesNotKnowIsToldSo() throws Exception {
        String address = "hives://localhost:" + strictPort + trusting(authority.certificate());

        assertThat(refusal(address)).hasMessageContaining("keystore=");
        assertThat(refusal(address + "&keystore=" + stranger.issue("client").pem()))
                .hasMessageContaining("keystore=");
    }

    @Test
    void aServerWithoutTlsDoesNotAnswerAndTheMessageSaysWhatThatMayMean() {
        HiveException refused = refusal(
                "hives://localhost:" + server.port() + "?connect-timeout=500ms&truststore=" + authority.certificate());

        assertThat(refused).isInstanceOf(HiveTimeout.class).hasMessageContainingAll("does not speak TLS", "hive://");
    }

    @Test
    void aServerWithTlsClosesAConnectionWithoutItAndTheMessageSaysWhatThatMayMean() {
        HiveException refused = refusal("hive://localhost:" + port + PATIENT);

        assertThat(refused).isInstanceOf(ConnectionReset.class).hasMessageContaining("hives://");
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws Exception {
        String address = "hives://localhost:" + port + PATIENT;
        String trust = authority.trustStore().toString();
        Path junk = Files.writeString(directory.resolve("junk"), "junk");

        assertMistake(address + "&truststore=/not/there", "truststore", "/not/there");
        assertMistake(address + "&truststore=" + trust, "truststore", "password");
        assertMistake(address + "&truststore=" + trust + "&truststore-password=secret", "truststore", "password");
        assertMistake(address + "&truststore=" + junk, "truststore", "junk");
        assertMistake(address + "&keystore=" + junk, "keystore", "junk");
        assertMistake(address + "&keystore=" + authority.certificate(), "keystore", "authority.crt");
        assertMistake(address + "&keystore=" + client.keyStore(), "keystore", "client.p12");
        assertMistake(
                address + "&keystore=" + trust + "&keystore-password=" + Authority.PASSWORD, "keystore", "no key");
    }

    private static void assertMistake(String address, String... named) {
        HiveException refused = refusal(address);

        assertThat(refused.code()).isEqualTo(HiveCode.INVALID_OPTION);
        assertThat(refused).hasMessageContainingAll(named).hasMessageNotContaining("secret");
    }
}
