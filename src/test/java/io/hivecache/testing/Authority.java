package io.hivecache.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of a test, made by the JDK's keytool, so that no certificate is kept that could expire. */
public final class Authority {
    /** Protects all key stores. */
    public static final String PASSWORD = "changeit";

    private static final String NAME = "authority";

    private final Path directory;

    /** Makes an authority whose files lie in a directory that is there. */
    public Authority(Path directory) throws Exception {
        this.directory = directory;
        generate(NAME, "-ext", "bc:c");
        Files.writeString(certificate(), pem("CERTIFICATE", certificateOf(NAME).getEncoded()));
    }

    /** A file with the authority's own certificate, as PEM. */
    public Path certificate() {
        return directory.resolve(NAME + ".crt");
    }

    /** A PKCS12 file with the authority's own certificate and no key. */
    public Path trustStore() throws Exception {
        KeyStore trust = empty();
        trust.setCertificateEntry(NAME, certificateOf(NAME));
        return save(trust, directory.resolve("trust.p12"));
    }

    /** Makes a key and has its certificate issued, for names such as {@code dns:localhost} if any. */
    public Identity issue(String name, String... names) throws Exception {
        List<String> options = new ArrayList<>(List.of("-signer", NAME));
        if (names.length > 0) {
            options.addAll(List.of("-ext", "san=" + String.join(",", names)));
        }
        generate(name, options.toArray(String[]::new));
        return new Identity(name);
    }

    private void generate(String name, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keystore", store().toString(), "-storepass", PASSWORD));
        command.addAll(List.of("-storetype", "PKCS12", "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-alias", name, "-dname", "CN=" + name, "-validity", "3650"));
        command.addAll(List.of(options));
        Path log = directory.resolve("keytool.log");
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    private Path store() {
        return directory.resolve("all.p12");
    }

    private KeyStore all() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
    }

    private Certificate certificateOf(String name) throws IOException, GeneralSecurityException {
        return all().getCertificate(name);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Path save(KeyStore store, Path file) throws Exception {
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static String pem(String kind, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    /** A key and its certificate, of a server or of a client. */
    public final class Identity {
        private final String name;

        private Identity(String name) {
            this.name = name;
        }

        /** A file with both, as PEM. */
        public Path pem() throws Exception {
            Path file = directory.resolve(name + ".pem");
            return Files.writeString(
                    file,
                    Authority.pem("PRIVATE KEY", key().getEncoded())
                            + Authority.pem("CERTIFICATE", certificateOf(name).getEncoded()));
        }

        /** A PKCS12 file with both. */
        public Path keyStore() throws Exception {
            KeyStore own = empty();
            own.setKeyEntry(name, key(), PASSWORD.toCharArray(), all().getCertificateChain(name));
            return save(own, directory.resolve(name + ".p12"));
        }

        /** The options of a server that has this identity, speaks TLS at a port and knows its clients or not. */
        public List<String> serverOptions(int port, boolean knowsClients) throws Exception {
            String file = pem().toString();
            return List.of(
                    "--tls-port",
                    String.valueOf(port),
                    "--tls-cert-file",
                    file,
                    "--tls-key-file",
                    file,
                    "--tls-ca-cert-file",
                    certificate().toString(),
                    "--tls-auth-clients",
                    knowsClients ? "yes" : "no");
        }

        private Key key() throws IOException, GeneralSecurityException {
            return all().getKey(name, PASSWORD.toCharArray());
        }
    }
}
