package io.hivecache.jcache;

import java.io.IOException;
import java.io.LineNumberReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.cache.CacheException;

/**
 * Reads a configuration file: the format of {@link Properties}, but every entry remembers its line, none may be given
 * twice, and each has its {@code =} (or {@code :}).
 */
final class SettingsFile {

    private final String name;
    private final Map<String, Assignment> assignments = new LinkedHashMap<>();

    private SettingsFile(String name) {
        this.name = name;
    }

    /**
     * Returns the assignments of a file by their keys, in their order.
     *
     * @throws CacheException if the file is not one of Hivecache's or if a line is not an entry
     */
    static Map<String, Assignment> parse(SettingsText file) {
        String start = file.text().stripLeading();
        if (start.startsWith("<") || start.startsWith("{")) {
            throw new CacheException(file.name() + " is not a Hivecache properties file: it begins with '"
                    + start.charAt(0) + "', as XML and JSON do. It may be the configuration of another cache; write the"
                    + " lines that Hivecache knows, such as hive = hive:embedded, to a properties file");
        }
        SettingsFile parsed = new SettingsFile(file.name());
        try (LineNumberReader lines = new LineNumberReader(new StringReader(file.text()))) {
            parsed.readAll(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed.assignments;
    }

    private void readAll(LineNumberReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int number = lines.getLineNumber();
            String entry = stripLeading(line);
            if (!entry.isEmpty() && entry.charAt(0) != '#' && entry.charAt(0) != '!') {
                add(number, withContinuations(entry, lines));
            }
        }
    }

    private static String withContinuations(String first, LineNumberReader lines) throws IOException {
        List<String> parts = new ArrayList<>();
        String part = first;
        while (isContinued(part)) {
            parts.add(part.substring(0, part.length() - 1));
            String next = lines.readLine();
            part = next == null ? "" : stripLeading(next);
        }
        parts.add(part);
        return String.join("", parts);
    }

    private static boolean isContinued(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void add(int line, String entry) {
        String source = name + ", line " + line;
        if (!hasSeparator(entry)) {
            throw new CacheException(source + ": '" + entry + "' has no '='; write key = value");
        }
        Assignment assignment = unescape(source, entry);
        Assignment earlier = assignments.putIfAbsent(assignment.key(), assignment);
        if (earlier != null) {
            throw assignment.mistake("is given twice, first in " + earlier.source() + "; keep one of them", null);
        }
    }

    /** Returns whether the key ends at a {@code =} or {@code :}, not at the space that properties files also allow. */
    private static boolean hasSeparator(String entry) {
        int end = 0;
        while (end < entry.length() && " \t\f=:".indexOf(entry.charAt(end)) < 0) {
            end += entry.charAt(end) == '\\' ? 2 : 1;
        }
        String rest = end < entry.length() ? stripLeading(entry.substring(end)) : "";
        return rest.startsWith("=") || rest.startsWith(":");
    }

    private static Assignment unescape(String source, String entry) {
        Properties single = new Properties();
        try {
            single.load(new StringReader(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new CacheException(
                    source + ": a \\u must be followed by four hexadecimal digits; write \\\\ for a \\", e);
        }
        Map.Entry<Object, Object> only = single.entrySet().iterator().next();
        return new Assignment(source, (String) only.getKey(), ((String) only.getValue()).strip());
    }

    /** What a properties file takes for white space is less than {@link String#stripLeading} does. */
    private static String stripLeading(String line) {
        int start = 0;
        while (start < line.length() && " \t\f".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start);
    }
}
