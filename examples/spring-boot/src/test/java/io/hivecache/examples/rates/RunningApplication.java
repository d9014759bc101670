package io.hivecache.examples.rates;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application inside this JVM, at a port of its own, with a bank that answers at once. */
final class RunningApplication implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningApplication start(String... arguments) {
        return start(RatesApplication.class, arguments);
    }

    static RunningApplication start(Class<?> main, String... arguments) {
        return new RunningApplication(SpringApplication.run(main, arguments));
    }

    Visitor visitor() {
        return new Visitor(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
