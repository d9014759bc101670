package io.hivecache.jcache;

import io.hivecache.codec.CacheClassLoader;
import io.hivecache.hive.Addresses;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** Finds and reads the configuration file that a manager's URI names. */
final class SettingsLocation {

    private static final int TIMEOUT_MILLIS = 10_000;

    private SettingsLocation() {}

    /**
     * Reads the file.
     *
     * @param uri {@code classpath:name}, {@code file:…}, any address that a URL can open, or a plain name, which is a
     *     path from the working directory or else a resource of the class path
     * @param loader finds resources of the class path, before the thread's context class loader
     */
    static SettingsText read(URI uri, ClassLoader loader) {
        String name = Addresses.show(uri);
        try {
            return SettingsText.of(name, content(uri, name, CacheClassLoader.forDecoding(loader)));
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw new CacheException("Found no configuration file " + name, e);
        } catch (IOException e) {
            throw name.equals(uri.toString())
                    ? new CacheException("Could not read the configuration file " + name + ": " + e, e)
                    : new CacheException("Could not read the configuration file " + name + ": "
                            + e.getClass().getName()
                            + "; its message is left out, for it may repeat the password in the address");
        }
    }

    private static byte[] content(URI uri, String name, ClassLoader loader) throws IOException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "" -> ofPlainName(uri.getPath(), loader);
            case "classpath" -> ofClassPath(uri.getSchemeSpecificPart(), loader);
            case "file" -> ofFile(uri, name);
            default -> open(url(uri, name));
        };
    }

    private static byte[] ofPlainName(String name, ClassLoader loader) throws IOException {
        Path path = path(name);
        if (Files.isRegularFile(path)) {
            return Files.readAllBytes(path);
        }
        URL resource = resource(name, loader);
        if (resource == null) {
            throw new CacheException("Found no configuration file " + name + ": there is neither a file "
                    + path.toAbsolutePath() + " nor a resource " + name + " on the class path");
        }
        return open(resource);
    }

    private static byte[] ofClassPath(String name, ClassLoader loader) throws IOException {
        URL resource = resource(name, loader);
        if (resource == null) {
            throw new CacheException("Found no configuration file classpath:" + name
                    + ": neither the manager's class loader nor the thread's context class loader has this resource");
        }
        return open(resource);
    }

    private static byte[] ofFile(URI uri, String name) throws IOException {
        Path path = uri.isOpaque() ? path(uri.getSchemeSpecificPart()) : path(uri, name);
        if (!Files.isRegularFile(path)) {
            throw new CacheException(
                    "Found no configuration file " + name + ": there is no file " + path.toAbsolutePath());
        }
        return Files.readAllBytes(path);
    }

    private static @Nullable URL resource(String name, ClassLoader loader) {
        String relative = name.replaceFirst("^/+", "");
        return relative.isEmpty() ? null : loader.getResource(relative);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw noPath(name, e);
        }
    }

    private static Path path(URI uri, String name) {
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException e) {
            throw noPath(name, e);
        }
    }

    private static CacheException noPath(String name, IllegalArgumentException cause) {
        return new CacheException("The configuration file cannot be " + name + ": " + cause.getMessage(), cause);
    }

    private static URL url(URI uri, String name) {
        try {
            return uri.toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new CacheException(
                    "The manager's URI " + name + " is neither a hive's address, such as hive:embedded, nor that of a"
                            + " configuration file: classpath:name, file:/path, a relative path or an address that a"
                            + " URL can open",
                    e);
        }
    }

    /** Opens past the JVM's cache of jar files, which would keep them open and answer an old content. */
    private static byte[] open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (InputStream content = connection.getInputStream()) {
            return content.readAllBytes();
        }
    }
}
