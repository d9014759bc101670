package io.hivecache.examples.files;

import io.hivecache.examples.files.FileAnalysis.Passage;
import io.hivecache.examples.files.FileAnalysis.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;

/** Analyzes a file when the cache does not know it yet: this is what takes long. */
final class FileAnalyzer implements CacheLoader<Version, FileAnalysis> {
    @Override
    public FileAnalysis load(Version file) {
        try {
            byte[] content = Files.readAllBytes(Path.of(file.path()));
            return new FileAnalysis(content.length, sha256(content), alike(content));
        } catch (IOException e) {
            throw new CacheLoaderException("Cannot read " + file.path() + ": " + e, e);
        }
    }

    @Override
    public Map<Version, FileAnalysis> loadAll(Iterable<? extends Version> files) {
        Map<Version, FileAnalysis> analyses = new HashMap<>();
        files.forEach(file -> analyses.put(file, load(file)));
        return analyses;
    }

    private static List<Passage> alike(byte[] content) {
        for (byte b : content) {
            if (b == 0) {
                return List.of();
            }
        }
        return new SimilarPassages(content).mostAlike();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
