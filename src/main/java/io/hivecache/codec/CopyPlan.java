package io.hivecache.codec;

/** How the objects of one class are copied. Immutable; safe for use by many threads. */
@FunctionalInterface
interface CopyPlan {

    /** Makes no copy, because nothing can change the objects. */
    CopyPlan SHARE = (source, copies) -> source;

    /** Copies none of the objects. */
    CopyPlan REFUSE = (source, copies) -> {
        throw new CopyRefusal();
    };

    /**
     * Answers a copy of an object. A plan that copies further objects {@linkplain Copies#add tells} of its own before it
     * asks for theirs.
     *
     * @throws CopyRefusal if the object cannot be copied
     */
    Object copy(Object source, Copies copies);
}
