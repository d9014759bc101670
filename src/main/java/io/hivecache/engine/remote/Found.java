package io.hivecache.engine.remote;

import org.jspecify.annotations.Nullable;

/** How a reply tells whether there was content before, and which. */
enum Found {
    /** It is the content, or null; or a number if there was some that nobody asked for. */
    CONTENT {
        @Override
        byte @Nullable [] in(@Nullable Object reply) {
            return reply == null ? null : reply instanceof byte[] content ? content : SOMETHING;
        }
    },
    /** It counts the keys. */
    COUNT {
        @Override
        byte @Nullable [] in(@Nullable Object reply) {
            return reply instanceof Long count && count > 0 ? SOMETHING : null;
        }
    },
    /** It is null if the key was absent, so that nothing was stored. */
    STORED {
        @Override
        byte @Nullable [] in(@Nullable Object reply) {
            return reply == null ? null : SOMETHING;
        }
    },
    /** It is null if the key was present, so that nothing was stored. */
    REFUSED {
        @Override
        byte @Nullable [] in(@Nullable Object reply) {
            return reply == null ? SOMETHING : null;
        }
    },
    /** It does not tell. */
    UNKNOWN {
        @Override
        byte @Nullable [] in(@Nullable Object reply) {
            return null;
        }
    };

    /** Stands for content that is there but was not read. */
    private static final byte[] SOMETHING = {};

    /** The content that was there, or what stands for it, or null. */
    abstract byte @Nullable [] in(@Nullable Object reply);
}
