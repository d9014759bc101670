package io.hivecache.examples.files;

import io.hivecache.examples.files.FileAnalysis.Passage;
import io.hivecache.examples.files.FileAnalysis.Version;
import io.hivecache.jcache.HiveConfiguration;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import javax.management.JMException;

/**
 * Analyzes the files of a directory twice through a read-through cache and shows what the second pass costs.
 *
 * <p>The directory is the argument, otherwise the working directory. {@code -Dhive=URI} chooses the hive and
 * {@code -Dcodec=java|jackson} the codec. Exits with 1 if the directory or the hive cannot be used, with 2 if it is called
 * wrongly.
 */
public final class SlowFiles {
    private static final String CACHE = "slow-files";
    private static final int PASSES = 2;
    private static final int TOP = 3;
    private static final boolean ON_TERMINAL = isOnTerminal();

    private final Selection selection;
    private final Cache<Version, FileAnalysis> cache;

    private SlowFiles(Selection selection, Cache<Version, FileAnalysis> cache) {
        this.selection = selection;
        this.cache = cache;
    }

    /** Runs the example. */
    public static void main(String[] arguments) {
        String codec = System.getProperty("codec", "java");
        if (arguments.length > 1 || !Set.of("java", "jackson").contains(codec)) {
            exit(2, "usage: SlowFiles [DIRECTORY] with -Dhive=URI and -Dcodec=java or jackson, both optional");
        }
        Path directory = Path.of(arguments.length == 0 ? "" : arguments[0])
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(directory)) {
            exit(1, "there is no directory " + directory);
        }
        CachingProvider provider = Caching.getCachingProvider("io.hivecache.jcache.HiveCachingProvider");
        try (CacheManager manager = provider.getCacheManager(hive(), null)) {
            new SlowFiles(Selection.of(directory), manager.createCache(CACHE, configuration(codec))).run(directory);
        } catch (URISyntaxException e) {
            exit(1, "-Dhive is no URI: " + e.getReason() + " at index " + e.getIndex());
        } catch (CacheException | IOException | JMException e) {
            exit(1, e.getMessage());
        }
    }

    private static URI hive() throws URISyntaxException {
        String hive = System.getProperty("hive");
        return hive == null ? null : new URI(hive);
    }

    private static HiveConfiguration<Version, FileAnalysis> configuration(String codec) {
        return new HiveConfiguration<Version, FileAnalysis>()
                .setTypes(Version.class, FileAnalysis.class)
                .setCodec(codec)
                .setReadThrough(true)
                .setCacheLoaderFactory(FileAnalyzer::new)
                .setStatisticsEnabled(true);
    }

    private void run(Path directory) throws JMException {
        System.out.println(directory + ": " + selection);
        if (selection.files().isEmpty()) {
            return;
        }
        List<Pass> passes = new ArrayList<>();
        Map<Version, FileAnalysis> analyses = Map.of();
        for (int number = 1; number <= PASSES; number++) {
            Pass before = Pass.now(CACHE);
            analyses = pass(number);
            passes.add(Pass.now(CACHE).since(before));
        }
        System.out.println();
        System.out.println(Pass.HEADER);
        for (int i = 0; i < passes.size(); i++) {
            System.out.println(passes.get(i).row(i + 1, passes.get(0)));
        }
        showMostAlike(directory, analyses);
    }

    private Map<Version, FileAnalysis> pass(int number) {
        Map<Version, FileAnalysis> analyses = new LinkedHashMap<>();
        for (Version file : selection.files()) {
            analyses.put(file, cache.get(file));
            progress("pass " + number + ": " + analyses.size() + " of "
                    + selection.files().size() + " files");
        }
        progress("");
        return analyses;
    }

    /** From JDK 22 on there is a console even without a terminal; it tells by a method that older ones do not have. */
    private static boolean isOnTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }

    /** Writes over the line before, and only where somebody watches. */
    private static void progress(String text) {
        if (ON_TERMINAL) {
            System.out.printf("\r%-40s\r%s", "", text);
            System.out.flush();
        }
    }

    private static void showMostAlike(Path directory, Map<Version, FileAnalysis> analyses) {
        System.out.println();
        System.out.println("Passages of a file that are most alike");
        analyses.entrySet().stream()
                .filter(analyzed -> analyzed.getValue().bytesAlike() > 0)
                .sorted(Comparator.comparing(analyzed -> -analyzed.getValue().bytesAlike()))
                .limit(TOP)
                .forEach(analyzed ->
                        show(directory.relativize(Path.of(analyzed.getKey().path())), analyzed.getValue()));
    }

    private static void show(Path file, FileAnalysis analysis) {
        System.out.printf(
                Locale.ROOT,
                "%,7d of %,d bytes in %s (SHA-256 %.12s)%n",
                analysis.bytesAlike(),
                analysis.bytes(),
                file,
                analysis.sha256());
        for (Passage passage : analysis.alike()) {
            System.out.printf(Locale.ROOT, "%14s %,5d: %s%n", "line", passage.line(), passage.text());
        }
    }

    private static void exit(int code, String message) {
        System.err.println(
                "SlowFiles: " + String.valueOf(message).lines().findFirst().orElse("failed"));
        System.exit(code);
    }
}
