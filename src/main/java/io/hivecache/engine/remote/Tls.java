package io.hivecache.engine.remote;

import io.lettuce.core.SslOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Whom an address trusts and what it shows of itself where connections are by TLS. The files are checked at once, for then
 * it can be said what is wrong with them, and read again for each connection, so that certificates may be renewed meanwhile.
 */
final class Tls {
    private static final String PEM = "-----BEGIN ";

    private final RemoteAddress address;
    private final SslOptions.Builder options;

    private Tls(RemoteAddress address) {
        this.address = address;
        this.options = SslOptions.builder().handshakeTimeout(address.options().connectTimeout());
    }

    /**
     * The client library's settings for an address.
     *
     * @throws io.hivecache.hive.HiveException if a file cannot be used
     */
    static SslOptions of(RemoteAddress address) {
        Tls tls = new Tls(address);
        tls.use(Option.TRUSTSTORE, Option.TRUSTSTORE_PASSWORD, tls::trust);
        tls.use(Option.KEYSTORE, Option.KEYSTORE_PASSWORD, tls::show);
        return tls.options.build();
    }

    private interface Use {
        void of(File file, char @Nullable [] password) throws IOException, GeneralSecurityException;
    }

    private void use(Option option, Option passwordOption, Use use) {
        String name = address.options().get(option);
        if (name == null) {
            return;
        }
        String password = address.options().get(passwordOption);
        File file = new File(name);
        if (!file.isFile()) {
            throw option.mistake(address.shown(), "there is no file " + file.getAbsolutePath(), null);
        }
        try {
            use.of(file, password == null ? null : password.toCharArray());
            options.build().createSslContextBuilder();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw option.mistake(address.shown(), file + ": " + e.getMessage(), e);
        }
    }

    private void trust(File file, char @Nullable [] password) throws IOException, GeneralSecurityException {
        if (isPem(file)) {
            options.trustManager(file);
            return;
        }
        KeyStore store = KeyStore.getInstance(file, password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                options.truststore(file, password == null ? "" : new String(password));
                return;
            }
        }
        throw new GeneralSecurityException(
                "it has no certificate to trust" + (password == null ? " that is legible without its password" : ""));
    }

    private void show(File file, char @Nullable [] password) throws IOException, GeneralSecurityException {
        char[] given = password == null ? new char[0] : password;
        if (isPem(file)) {
            options.keyManager(file, file, given);
            return;
        }
        KeyStore store = KeyStore.getInstance(file, given);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                options.keystore(file, given);
                return;
            }
        }
        throw new GeneralSecurityException("it has no key");
    }

    private static boolean isPem(File file) throws IOException {
        return Files.readString(Path.of(file.getPath()), StandardCharsets.ISO_8859_1)
                .contains(PEM);
    }
}
