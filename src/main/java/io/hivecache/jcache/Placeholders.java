package io.hivecache.jcache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what a setting leaves to its surroundings, so that no secret need stand in a file of settings: an environment
 * variable for its name in a dollar sign and braces, the text of a file, without the line break at its end, for {@code
 * file:} and its path there. Two dollar signs before a brace stand for one that means nothing.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\$\\{|\\{([^}]*)(}?))");
    private static final String FILE = "file:";

    private Placeholders() {}

    /**
     * Returns the value of an assignment with all placeholders filled in.
     *
     * @param part makes what is filled in fit for its place, where it is but a part of the value
     * @throws javax.cache.CacheException if something cannot be filled in; it names the placeholder, never a secret
     */
    static String fill(Assignment assignment, UnaryOperator<String> part) {
        Matcher placeholder = PLACEHOLDER.matcher(assignment.written());
        StringBuilder filled = new StringBuilder();
        while (placeholder.find()) {
            boolean whole = placeholder.start() == 0
                    && placeholder.end() == assignment.written().length();
            String text = placeholder.group(2) == null ? "${" : text(assignment, placeholder);
            boolean asItIs = whole || placeholder.group(2) == null;
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(asItIs ? text : part.apply(text)));
        }
        return placeholder.appendTail(filled).toString();
    }

    private static String text(Assignment assignment, Matcher placeholder) {
        String name = placeholder.group(2);
        if (placeholder.group(3).isEmpty()) {
            throw assignment.mistake("has a ${ without a }; write $${ for ${ itself", null);
        }
        return name.startsWith(FILE)
                ? ofFile(assignment, name.substring(FILE.length()))
                : ofEnvironment(assignment, name);
    }

    private static String ofEnvironment(Assignment assignment, String name) {
        String text = System.getenv(name);
        if (text == null) {
            throw assignment.mistake(
                    "needs the environment variable '" + name + "', which is not set; set it, or write ${file:/path} "
                            + "for the content of a file",
                    null);
        }
        return text;
    }

    private static String ofFile(Assignment assignment, String path) {
        try {
            return Files.readString(Path.of(path)).replaceFirst("\\R\\z", "");
        } catch (IOException | InvalidPathException e) {
            throw assignment.mistake("needs the file '" + path + "', which cannot be read: " + e, e);
        }
    }
}
