package io.hivecache.client;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.io.Serial;
import java.util.UUID;

/** A part of a document is missing or not what was uploaded. The message names the document and the part. */
public final class DamagedDocument extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final UUID document;

    DamagedDocument(UUID document, String message) {
        super(HiveCode.UNEXPECTED_REPLY, message);
        this.document = document;
    }

    /** The document. */
    public UUID document() {
        return document;
    }
}
