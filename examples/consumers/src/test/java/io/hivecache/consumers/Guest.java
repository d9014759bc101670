package io.hivecache.consumers;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** An application with a class of its own, which only the context class loader of its thread finds. */
final class Guest implements AutoCloseable {
    private final ClassLoader hosts = Thread.currentThread().getContextClassLoader();
    private final Path directory = Files.createTempDirectory("hivecache-guest");
    private final URLClassLoader loader;

    private Guest() throws IOException {
        Path source = directory.resolve("guest/Visit.java");
        Files.createDirectory(directory.resolve("guest"));
        Files.writeString(source, "package guest; public record Visit(String page) implements java.io.Serializable {}");
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
        if (errors != 0) {
            throw new IOException("the guest's class does not compile");
        }
        loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, hosts);
    }

    /** Makes its class loader that of the current thread. */
    static Guest arrive() throws IOException {
        Guest guest = new Guest();
        Thread.currentThread().setContextClassLoader(guest.loader);
        return guest;
    }

    /** An instance of its class. */
    Object visit(String page) throws ReflectiveOperationException {
        return loader.loadClass("guest.Visit").getConstructor(String.class).newInstance(page);
    }

    @Override
    public void close() throws IOException {
        Thread.currentThread().setContextClassLoader(hosts);
        loader.close();
        Files.delete(directory.resolve("guest/Visit.java"));
        Files.delete(directory.resolve("guest/Visit.class"));
        Files.delete(directory.resolve("guest"));
        Files.delete(directory);
    }
}
