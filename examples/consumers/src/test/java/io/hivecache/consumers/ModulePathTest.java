package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.HiveCachingProvider;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program of modules, which run with JCache and Hivecache on the module path and nothing on the class path. */
class ModulePathTest {
    private static final String MODULE = """
            module user {
                requires io.hivecache;
            }
            """;

    private static final String MAIN = """
            package user;

            import javax.cache.Cache;
            import javax.cache.CacheManager;
            import javax.cache.Caching;
            import javax.cache.configuration.MutableConfiguration;

            public class Main {
                public static void main(String[] arguments) {
                    CacheManager manager = Caching.getCachingProvider().getCacheManager();
                    Cache<String, Integer> cache =
                            manager.createCache("modules", new MutableConfiguration<String, Integer>().setStatisticsEnabled(true));
                    cache.put("a", 1);
                    System.out.println(cache.get("a") + " from " + cache.getClass().getModule());
                }
            }
            """;

    private static final Pattern CLIENT =
            Pattern.compile("(lettuce|netty|reactor|reactive-streams|redis-authx)-.*\\.jar");

    @TempDir
    private Path directory;

    private static String path(Path... parts) {
        return Stream.of(parts).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The jars of the tests' class path that the client of remote hives consists of. */
    private static Path[] client() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> CLIENT.matcher(jar.getFileName().toString()).matches())
                .toArray(Path[]::new);
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void runsAProgramOfModules(String hive) throws Exception {
        Path ours = Program.jarOf(HiveCachingProvider.class);
        Path api = Program.jarOf(Cache.class);
        String compilePath = path(ours, api, Program.jarOf(NullMarked.class), directory);
        Program.compile(directory, "module-info.java", MODULE, "--module-path", compilePath);
        Program.compile(directory, "user/Main.java", MAIN, "--module-path", compilePath);

        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        path(ours, api, directory, Path.of(path(client()))),
                        "--add-modules",
                        "ALL-MODULE-PATH",
                        "-Dhivecache.hive=" + hive,
                        "--module",
                        "user/user.Main")
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.strip()).endsWith("1 from module io.hivecache");
        assertThat(java.waitFor()).isZero();
    }
}
