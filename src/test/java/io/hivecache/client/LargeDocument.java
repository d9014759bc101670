package io.hivecache.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A program that uploads and downloads a document far larger than its heap and compares the digests. */
final class LargeDocument {
    private static final long PATIENCE_MINUTES = 5;

    private LargeDocument() {}

    /** Runs the program in a JVM of its own, with an option such as {@code -Xmx64m}; answers what it said. */
    static String run(String option, String address, long size, int sliceSize) throws Exception {
        Path said = Files.createTempFile("hivecache-document", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeDocument.class.getName(),
                        address,
                        Long.toString(size),
                        Integer.toString(sliceSize))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) ? Files.readString(said) : "it hangs";
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }

    /** Takes the address of a hive, or the directory of a {@link FileHive}, the size of the document and that of a slice. */
    public static void main(String[] arguments) throws Exception {
        URI address = URI.create(arguments[0]);
        long size = Long.parseLong(arguments[1]);
        int sliceSize = Integer.parseInt(arguments[2]);
        try (RawClient client = "file".equals(address.getScheme()) ? files(address) : RawClient.open(address)) {
            Documents documents = Documents.over(client).withSliceSize(sliceSize);
            MessageDigest sent = MessageDigest.getInstance("SHA-1");
            MessageDigest received = MessageDigest.getInstance("SHA-1");
            UUID document = documents.upload(new DigestInputStream(new Pattern(size), sent));
            documents.download(document, new DigestOutputStream(OutputStream.nullOutputStream(), received));
            boolean same = MessageDigest.isEqual(sent.digest(), received.digest());
            System.out.println(documents.size(document) + " bytes, " + (same ? "the same" : "different"));
            documents.delete(document);
        }
    }

    private static RawClient files(URI directory) {
        FileEngine engine = new FileEngine(Path.of(directory), UnaryOperator.identity());
        return RawClient.open(engine, ClientOptions.DEFAULT, Clock.systemUTC());
    }

    /** Content that is different in each slice and takes no memory. */
    private static final class Pattern extends InputStream {
        private final long size;
        private long position;

        Pattern(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return position == size ? -1 : (int) (position++ * 0x9E3779B97F4A7C15L >>> 56);
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = (int) Math.min(length, size - position);
            for (int i = 0; i < count; i++) {
                target[from + i] = (byte) read();
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
