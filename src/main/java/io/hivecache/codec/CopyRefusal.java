package io.hivecache.codec;

/** Ends a copy that cannot be made structurally. It tells nobody why, for nobody is told: the codec takes over. */
final class CopyRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes a refusal, which costs no stack trace. */
    CopyRefusal() {
        super("The object cannot be copied structurally", null, false, false);
    }
}
