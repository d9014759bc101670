package io.hivecache.client;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lies under one alias of a document: a payload, and behind it a seal of its kind (1 byte), a number (8 bytes) and the
 * SHA-256 of the document's UUID and all that comes before, so that no part can be altered, or stand in for another, without
 * being noticed.
 */
final class Part {
    private static final int DIGEST = 32;

    /** The bytes that a part needs beyond its payload. */
    static final int SEAL = 1 + Long.BYTES + DIGEST;

    private final Kind kind;
    private final byte[] content;

    private Part(Kind kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    /** What a part is, and the byte that says so. */
    enum Kind {
        /** A whole document; its number is the size. */
        WHOLE('D'),
        /** The head of a document in slices; its number is the size of all. */
        HEAD('H'),
        /** One slice; its number counts from 1. */
        SLICE('S');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        private static @Nullable Kind of(byte[] content) {
            for (Kind kind : values()) {
                if (content[content.length - SEAL] == kind.code) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** Seals content whose last {@link #SEAL} bytes are free. */
    static Part seal(UUID document, Kind kind, long number, byte[] content) {
        ByteBuffer.wrap(content, content.length - SEAL, SEAL)
                .put(kind.code)
                .putLong(number)
                .put(digest(document, content));
        return new Part(kind, content);
    }

    /** The part that content is, or null if it was not sealed like this for the document. */
    static @Nullable Part open(UUID document, byte[] content) {
        if (content.length < SEAL || !sealedAs(document, content)) {
            return null;
        }
        Kind kind = Kind.of(content);
        return kind == null ? null : new Part(kind, content);
    }

    private static boolean sealedAs(UUID document, byte[] content) {
        int from = content.length - DIGEST;
        return Arrays.equals(content, from, content.length, digest(document, content), 0, DIGEST);
    }

    private static byte[] digest(UUID document, byte[] content) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(document.getMostSignificantBits())
                .putLong(document.getLeastSignificantBits())
                .flip());
        digest.update(content, 0, content.length - DIGEST);
        return digest.digest();
    }

    /** A new digest of the kind that seals. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256, but this one does not", e);
        }
    }

    /** The result of a digest, in hexadecimal. */
    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    Kind kind() {
        return kind;
    }

    long number() {
        return ByteBuffer.wrap(content).getLong(content.length - SEAL + 1);
    }

    /** The payload's bytes. */
    int size() {
        return content.length - SEAL;
    }

    /** Payload and seal. */
    byte[] content() {
        return content;
    }

    /** Adds the SHA-256 of the seal to a digest of many. */
    void addTo(MessageDigest digest) {
        digest.update(content, content.length - DIGEST, DIGEST);
    }
}
