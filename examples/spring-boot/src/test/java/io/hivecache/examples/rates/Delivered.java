package io.hivecache.examples.rates;

import io.hivecache.testing.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The application's jar in a JVM of its own, which ends with this one at the latest. */
final class Delivered implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Try http://localhost:(\\d+)/.*");

    private final Process process;
    private final Thread atExit;
    private final List<String> output = new ArrayList<>();
    private final Visitor visitor;

    private Delivered(Process process) throws IOException {
        this.process = process;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
        BufferedReader lines = process.inputReader();
        Matcher ready = READY.matcher("");
        while (!ready.matches()) {
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalStateException("did not start: " + String.join("\n", output));
            }
            output.add(line.replaceAll(" +", " "));
            ready.reset(line);
        }
        visitor = new Visitor(Integer.parseInt(ready.group(1)));
    }

    static Delivered start(String... arguments) throws IOException {
        return launch(List.of(), arguments);
    }

    /** With its caches on a server, and a bank that takes long enough for two JVMs to ask at the same time. */
    static Delivered on(RedisServer server) throws IOException {
        return launch(List.of("-Dhivecache.hive=" + server.address("redis")), "--tour=false", "--bank.delay=500ms");
    }

    private static Delivered launch(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("rates.jar"), "--server.port=0"));
        Stream.of(arguments).forEach(command::add);
        return new Delivered(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    Visitor visitor() {
        return visitor;
    }

    /** What it printed until it was ready, words with one space between them. */
    List<String> output() {
        return output;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
