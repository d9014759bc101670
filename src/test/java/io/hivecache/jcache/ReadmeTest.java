package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern OPTIONS = Pattern.compile("(?s)\\| option \\|.*?\n\n");
    private static final Pattern OPTION_CELL = Pattern.compile("(?m)^\\|(?: `[a-z-]+`,?)+ \\|");
    private static final Pattern OPTION = Pattern.compile("[a-z]+(?:-[a-z]+)*");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```properties\n(.*?)```");

    private final String readme = read();

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void itsTableHasAllOptionsAndNoOther() {
        String table = String.join("\n", all(OPTIONS, readme));
        List<String> cells = all(OPTION_CELL, table);

        assertThat(all(OPTION, String.join("\n", cells))).containsExactlyInAnyOrderElementsOf(Setting.keys());
    }

    @Test
    void itsExampleIsAConfigurationFile() {
        List<String> examples = EXAMPLE.matcher(readme)
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            SettingsText text = new SettingsText("README.md", example);
            Settings settings =
                    Settings.of(Settings.DEFAULT_HIVE, SettingsFile.parse(text).values());
            assertThat(settings.cacheNames()).isNotEmpty();
        });
    }
}
