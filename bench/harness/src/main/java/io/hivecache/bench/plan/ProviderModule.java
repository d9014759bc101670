package io.hivecache.bench.plan;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provider as one of the directories below {@code providers/} builds it.
 *
 * @param id the name of the directory
 * @param name the name to show
 * @param artifact what Maven calls it, group and name
 * @param version its version
 * @param lacks what it cannot do
 * @param jvmArguments what it asks of the JVM
 * @param classPath its files
 */
public record ProviderModule(
        String id,
        String name,
        String artifact,
        String version,
        Set<Capability> lacks,
        List<String> jvmArguments,
        List<String> classPath) {
    /** The provider that the others are compared with. */
    public static final String SUBJECT = "hivecache";

    private static final Pattern JMH = Pattern.compile(".*/(jmh-core|jopt-simple|commons-math3)-[^/]*\\.jar");

    /**
     * Finds the modules that were built.
     *
     * @param directory their parent directory
     * @return Hivecache first, then by name
     */
    public static List<ProviderModule> all(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            List<Path> built =
                    children.filter(child -> Files.exists(classPathFile(child))).toList();
            List<ProviderModule> modules = new ArrayList<>();
            for (Path module : built) {
                modules.add(read(module.toAbsolutePath()));
            }
            modules.sort(Comparator.comparing((ProviderModule module) -> !module.isSubject())
                    .thenComparing(ProviderModule::id));
            return modules;
        }
    }

    private static Path classPathFile(Path module) {
        return module.resolve("target/class-path");
    }

    private static ProviderModule read(Path module) throws IOException {
        Path classes = module.resolve("target/classes");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(classes.resolve("provider.properties"))) {
            properties.load(reader);
        }
        Path jvmArguments = module.resolve("jvm-arguments");
        String dependencies = Files.readString(classPathFile(module)).strip();
        return new ProviderModule(
                module.getFileName().toString(),
                properties.getProperty("name"),
                properties.getProperty("artifact"),
                properties.getProperty("version"),
                capabilities(properties.getProperty("lacks")),
                Files.exists(jvmArguments) ? List.of("@" + jvmArguments) : List.of(),
                Stream.concat(Stream.of(classes.toString()), Stream.of(dependencies.split(File.pathSeparator)))
                        .toList());
    }

    private static Set<Capability> capabilities(String names) {
        return Stream.of(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Capability::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether this is Hivecache. */
    public boolean isSubject() {
        return id.equals(SUBJECT);
    }

    /** Returns the class path for JMH. */
    String fullClassPath() {
        return String.join(File.pathSeparator, classPath);
    }

    /** Returns the class path without what only JMH needs, for programs whose start is measured. */
    String leanClassPath() {
        return classPath.stream()
                .filter(file -> !JMH.matcher(file).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
