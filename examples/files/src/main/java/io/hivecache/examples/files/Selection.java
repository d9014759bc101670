package io.hivecache.examples.files;

import io.hivecache.examples.files.FileAnalysis.Version;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files of a directory and all below it that are worth analyzing, and how many were left out and why. */
final class Selection extends SimpleFileVisitor<Path> {
    private static final Set<String> SKIPPED_DIRECTORIES = Set.of("target", ".git");
    private static final long LARGEST = 32 * 1024;
    private static final int MOST_FILES = 500;

    private final List<Version> files = new ArrayList<>();
    private long bytes;
    private int tooLarge;
    private int tooMany;
    private int unreadable;

    /** Walks through a directory. */
    static Selection of(Path directory) throws IOException {
        Selection selection = new Selection();
        Files.walkFileTree(directory, selection);
        selection.files.sort(Comparator.comparing(Version::path));
        return selection;
    }

    List<Version> files() {
        return files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        Path name = directory.getFileName();
        return name != null && SKIPPED_DIRECTORIES.contains(name.toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            return FileVisitResult.CONTINUE;
        }
        if (!Files.isReadable(file)) {
            unreadable++;
        } else if (attributes.size() > LARGEST) {
            tooLarge++;
        } else if (files.size() == MOST_FILES) {
            tooMany++;
        } else {
            bytes += attributes.size();
            files.add(new Version(file.toString(), attributes.lastModifiedTime().toMillis()));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        unreadable++;
        return FileVisitResult.CONTINUE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d files of %,d bytes; skipped: %,d over %,d KiB, %,d unreadable, %,d beyond the first %,d",
                files.size(),
                bytes,
                tooLarge,
                LARGEST / 1024,
                unreadable,
                tooMany,
                MOST_FILES);
    }
}
