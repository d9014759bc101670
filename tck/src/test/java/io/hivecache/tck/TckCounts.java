package io.hivecache.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a run of the TCK came to.
 *
 * @param run tests that were run, by the TCK's own excluder or in earnest
 * @param failed tests whose assertions failed
 * @param errors tests that ended in another exception
 * @param excluded tests that the TCK left out and still reported as passed, as {@code class#method}
 */
public record TckCounts(int run, int failed, int errors, List<String> excluded) {
    /** This test fails on purpose, to prove that the list of exclusions is read. */
    private static final List<String> MEANT_TO_BE_EXCLUDED = List.of("org.jsr107.tck.CachingTest#dummyTest");

    /** A hive that keeps bytes cannot store by reference: then the TCK leaves out all tests of that. */
    private static final Pattern BY_REFERENCE = Pattern.compile("org\\.jsr107\\.tck\\."
            + "(StoreByReferenceTest#.*|TypesTest#simpleAPINoGenericsAndNoTypeEnforcementStoreByReference)");

    private static final int BY_REFERENCE_TESTS = 12;

    private static final Pattern EXCLUSION = Pattern.compile("EXCLUDING TEST '([^']+)'\\s+'([^']+)'");

    /**
     * Prints the counts as one line and ends with exit code 1 unless all tests passed and none was left out.
     *
     * @param args Surefire's directory of reports and outputs, the number of tests that must have run, and the hive
     */
    public static void main(String[] args) throws Exception {
        TckCounts counts = read(Path.of(args[0]));
        int expected = Integer.parseInt(args[1]);
        boolean embedded = args[2].equals("hive:embedded");
        boolean passed = embedded ? counts.isPass(expected) : counts.isPassByValue(expected);
        if (!passed) {
            System.out.println("The TCK is not passed: " + expected + " tests must run, all succeed, and none but "
                    + String.join(", ", MEANT_TO_BE_EXCLUDED)
                    + (embedded ? "" : " and the " + BY_REFERENCE_TESTS + " of storing by reference")
                    + " be excluded. Reports: " + args[0]);
        }
        System.out.println(counts);
        if (!passed) {
            System.exit(1);
        }
    }

    /** Adds up the reports, and the log lines about tests that were left out. */
    static TckCounts read(Path directory) throws IOException, SAXException, ParserConfigurationException {
        int run = 0;
        int failed = 0;
        int errors = 0;
        for (Path report : files(directory, "TEST-*.xml")) {
            Element suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            run += number(suite, "tests") - number(suite, "skipped");
            failed += number(suite, "failures");
            errors += number(suite, "errors");
        }
        return new TckCounts(run, failed, errors, exclusions(directory));
    }

    boolean isPass(int expected) {
        return run == expected && failed == 0 && errors == 0 && excluded.equals(MEANT_TO_BE_EXCLUDED);
    }

    /** As {@link #isPass}, for a hive that keeps bytes. */
    boolean isPassByValue(int expected) {
        List<String> others = excluded.stream()
                .filter(test -> !BY_REFERENCE.matcher(test).matches())
                .toList();
        return excluded.size() == others.size() + BY_REFERENCE_TESTS
                && new TckCounts(run, failed, errors, others).isPass(expected);
    }

    @Override
    public String toString() {
        return "TCK: %d run, %d failed, %d errors, %d excluded (%s)"
                .formatted(run, failed, errors, excluded.size(), String.join(", ", excluded));
    }

    private static List<String> exclusions(Path directory) throws IOException {
        StringBuilder output = new StringBuilder();
        for (Path log : files(directory, "*-output.txt")) {
            output.append(Files.readString(log));
        }
        return EXCLUSION.matcher(output).results().map(TckCounts::testName).toList();
    }

    private static String testName(MatchResult exclusion) {
        return exclusion.group(1) + "#" + exclusion.group(2);
    }

    private static List<Path> files(Path directory, String glob) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            var matcher = directory.getFileSystem().getPathMatcher("glob:" + glob);
            return all.filter(file -> matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static int number(Element suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }
}
