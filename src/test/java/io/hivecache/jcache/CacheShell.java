package io.hivecache.jcache;

import io.hivecache.testing.Jvm;
import io.hivecache.testing.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** A JVM with a cache that does as it is told: each line it reads is a command, to which it prints one line. */
final class CacheShell {
    static final String CACHE = "shell";
    static final long SECONDS = 60;

    /** An entry whose events are not shown. */
    static final String PROBE = "probe";

    private static final BufferedReader COMMANDS =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private final Cache<String, String> cache;
    private final ShellLoader loader;
    private final RecordingListener<String, String> listener = new RecordingListener<>();

    private CacheShell(Cache<String, String> cache, ShellLoader loader) {
        this.cache = cache;
        this.loader = loader;
    }

    /** Starts a shell on a hive, with options such as {@code load-lease=5s}, and waits until its cache is open. */
    static Jvm start(String address, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(0, address);
        Jvm jvm = Jvm.start(CacheShell.class, arguments.toArray(String[]::new));
        String greeting = jvm.readLine();
        if (!"ready".equals(greeting)) {
            throw new AssertionError("the shell said " + greeting);
        }
        return jvm;
    }

    /** Gives a shell a command and waits for its answer. */
    static String ask(Jvm shell, String command) {
        shell.writeLine(command);
        return shell.readLine();
    }

    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        for (String option : List.of(arguments).subList(1, arguments.length)) {
            String[] parts = option.split("=", 2);
            properties.setProperty("cache.default." + parts[0], parts[1]);
        }
        ShellLoader loader = new ShellLoader();
        try (HiveCachingProvider provider = new HiveCachingProvider()) {
            CacheManager manager = provider.getCacheManager(URI.create(arguments[0]), null, properties);
            Cache<String, String> cache = manager.createCache(
                    CACHE,
                    new HiveConfiguration<String, String>()
                            .setTypes(String.class, String.class)
                            .setReadThrough(!List.of(arguments).contains("read-through=false"))
                            .setCacheLoaderFactory(() -> loader));
            System.out.println("ready");
            new CacheShell(cache, loader).run();
        }
    }

    private void run() throws Exception {
        for (String line = COMMANDS.readLine(); line != null; line = COMMANDS.readLine()) {
            System.out.println(answer(line.split(" ")));
        }
    }

    private Object answer(String[] words) throws Exception {
        return switch (words[0]) {
            case "get" -> cache.get(words[1]);
            case "contains" -> cache.containsKey(words[1]);
            case "put" -> {
                cache.put(words[1], words[2]);
                yield "done";
            }
            case "remove" -> cache.remove(words[1]);
            case "clear" -> {
                cache.clear();
                yield "done";
            }
            case "listen" -> {
                cache.registerCacheEntryListener(
                        words[1].equals("soon") ? listener.asynchronous() : listener.synchronous());
                yield "done";
            }
            case "heard" ->
                listener.heard().stream()
                        .filter(event -> !event.key().equals(PROBE))
                        .map(event -> event.type() + " " + event.key())
                        .collect(Collectors.joining(", "));
            case "heard-probe" -> !listener.heardOf(PROBE).isEmpty();
            case "read-all" -> readAll(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "increment" ->
                increment(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "count" -> {
                while (true) {
                    System.out.println(increment(words[1]));
                }
            }
            case "hang-in-processor" ->
                cache.invoke(words[1], (entry, none) -> {
                    entry.setValue("of the killed");
                    System.out.println("processing");
                    Pause.millis(TimeUnit.HOURS.toMillis(1));
                    return null;
                });
            case "do-not-hang" -> {
                loader.hangs = false;
                yield "done";
            }
            case "loads" -> String.join(" ", loader.calls);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    /** Several threads read the same keys, each in one of the ways that read through; answers what was wrong. */
    private String readAll(int threads, int keys) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (List<String> mistakes : Worker.together(threads, SECONDS, thread -> {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < keys; i++) {
                String value = read("key" + i, thread);
                if (!("loaded key" + i).equals(value)) {
                    found.add(value);
                }
            }
            return found;
        })) {
            wrong.addAll(mistakes);
        }
        return wrong.isEmpty() ? "done" : wrong.toString();
    }

    private String increment(int threads, int times, int keys) throws Exception {
        Worker.together(threads, SECONDS, thread -> {
            for (int i = 0; i < times; i++) {
                increment("key" + i % keys);
            }
            return null;
        });
        return "done";
    }

    private String increment(String key) {
        return cache.invoke(key, (entry, none) -> {
            entry.setValue(entry.exists() ? String.valueOf(Integer.parseInt(entry.getValue()) + 1) : "1");
            return entry.getValue();
        });
    }

    private String read(String key, int way) {
        return switch (way % 3) {
            case 0 -> cache.get(key);
            case 1 -> cache.getAll(Set.of(key, key + "-too")).get(key);
            default -> cache.invoke(key, (entry, arguments) -> entry.getValue());
        };
    }

    /**
     * Takes a moment for each key, so that several JVMs meet; unless told otherwise it hangs if one begins so, and it waits
     * for the next line where a key begins with that.
     */
    private static final class ShellLoader implements OneByOneLoader<String, String> {
        private static final int MILLIS = 5;

        private final Queue<String> calls = new ConcurrentLinkedQueue<>();
        private volatile boolean hangs = true;

        @Override
        public String load(String key) {
            calls.add(key);
            if (hangs && key.startsWith("hang")) {
                System.out.println("loading");
                Pause.millis(TimeUnit.HOURS.toMillis(1));
            }
            if (key.startsWith("wait")) {
                System.out.println("loading");
                awaitLine();
            }
            Pause.millis(MILLIS);
            return "loaded " + key;
        }

        private static void awaitLine() {
            try {
                COMMANDS.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
