package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLocationTest {

    private static final ClassLoader LOADER = SettingsLocationTest.class.getClassLoader();
    private static final String TEXT = "# caf\u00e9\nhive = hive:embedded\n";

    @TempDir
    Path directory;

    private static String read(String uri, ClassLoader loader) {
        return SettingsLocation.read(URI.create(uri), loader).text();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(directory.resolve(name), TEXT);
    }

    private Path jar() throws IOException {
        Path jar = directory.resolve("a jar.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("conf/my hive.properties"));
            zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    @Test
    void readsAFileWithSpacesInItsName() throws IOException {
        URI uri = file("my hive.properties").toUri();

        assertThat(uri.toString()).startsWith("file:///").contains("my%20hive");
        assertThat(SettingsLocation.read(uri, LOADER)).isEqualTo(new SettingsText(uri.toString(), TEXT));
        assertThat(read(uri.toString().replace("file:///", "file:/"), LOADER)).isEqualTo(TEXT);
        assertThat(read(uri.toString().replace("file:", "FILE:"), LOADER)).isEqualTo(TEXT);
    }

    @Test
    void readsAPathFromTheWorkingDirectory() throws IOException {
        Path relative =
                Path.of("").toAbsolutePath().relativize(file("hive.properties").toRealPath());
        String uri = relative.toString().replace('\\', '/');

        assertThat(read(uri, LOADER)).isEqualTo(TEXT);
        assertThat(read("file:" + uri, LOADER)).isEqualTo(TEXT);
        assertThat(read(directory.resolve("hive.properties").toUri().getRawPath(), LOADER))
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classpath:conf/my%20hive.properties",
                "classpath:/conf/my%20hive.properties",
                "classpath:///conf/my%20hive.properties",
                "conf/my%20hive.properties",
                "/conf/my%20hive.properties"
            })
    void readsAResourceInAJar(String uri) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar().toUri().toURL()}, null)) {
            assertThat(read(uri, loader)).isEqualTo(TEXT);
        }
    }

    @Test
    void readsWhatAUrlCanOpen() throws IOException {
        assertThat(read("jar:" + jar().toUri() + "!/conf/my%20hive.properties", LOADER))
                .isEqualTo(TEXT);
    }

    @Test
    void letsGoOfTheJarAndReadsItAnew() throws IOException {
        String uri = "jar:" + jar().toUri() + "!/conf/my%20hive.properties";
        read(uri, LOADER);
        Files.delete(directory.resolve("a jar.jar"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(directory.resolve("a jar.jar")))) {
            zip.putNextEntry(new ZipEntry("conf/my hive.properties"));
            zip.write("# other".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(uri, LOADER)).isEqualTo("# other");
    }

    @Test
    void asksTheContextClassLoaderToo() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar().toUri().toURL()}, null)) {
            thread.setContextClassLoader(loader);
            assertThat(read("classpath:conf/my%20hive.properties", LOADER)).isEqualTo(TEXT);
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @Test
    void prefersAFileToAResource() throws IOException {
        assertThat(read("pom.xml", LOADER)).isEqualTo(Files.readString(Path.of("pom.xml")));
    }

    @Test
    void tellsWhereItLooked() throws IOException {
        Path absent = directory.resolve("absent.properties");

        assertNotFound(
                "absent.properties",
                "absent.properties: there is neither a file "
                        + Path.of("absent.properties").toAbsolutePath()
                        + " nor a resource absent.properties on the class path");
        assertNotFound(
                "classpath:absent.properties",
                "classpath:absent.properties: neither the manager's class loader nor the thread's context class loader"
                        + " has this resource");
        assertNotFound("classpath:/", "classpath:/: neither");
        assertNotFound(absent.toUri().toString(), absent.toUri() + ": there is no file " + absent);
        assertNotFound(directory.toUri().toString(), directory.toUri() + ": there is no file " + directory);
        assertNotFound("jar:" + jar().toUri() + "!/absent", "jar:" + jar().toUri() + "!/absent");
    }

    private static void assertNotFound(String uri, String where) {
        assertThatThrownBy(() -> read(uri, LOADER))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("Found no configuration file " + where);
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:hive", "foo:bar", "foo://host/x", "hive.example.com:5909"})
    void refusesWhatIsNeitherAnAddressNorAFile(String uri) {
        assertThatThrownBy(() -> read(uri, LOADER))
                .isInstanceOf(CacheException.class)
                .hasMessage("The manager's URI " + uri + " is neither a hive's address, such as hive:embedded, nor that"
                        + " of a configuration file: classpath:name, file:/path, a relative path or an address that a"
                        + " URL can open");
    }

    @Test
    void refusesAFileOnAHost() {
        assertThatThrownBy(() -> read("file://host/hive.properties", LOADER))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("The configuration file cannot be file://host/hive.properties: ");
    }

    @Test
    void doesNotRepeatAPassword() {
        assertThatThrownBy(() -> read("foo://me:secret@host/hive.properties", LOADER))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("foo://host/hive.properties")
                .hasMessageNotContaining("secret");
    }
}
