package io.hivecache.hive;

/** What went wrong, in one word that does not depend on the language or the hive: the code of a {@link HiveException}. */
public enum HiveCode {
    /** All went well. No exception carries it; it is here for those who log or count codes. */
    OK,
    /** The surroundings failed: the thread was interrupted, or the operating system refused what was asked of it. */
    SYSTEM,
    /** Hivecache, or an engine that was plugged in, has a defect. Please report it. */
    INTERNAL,
    /** The hive has no room for the content: it alone exceeds the hive's limit, or the server's memory is full. */
    NO_MEMORY,
    /** No engine speaks the protocol that an address names, or the server speaks another one or is not to be trusted. */
    INVALID_PROTOCOL,
    /** The name of a host has no address. The embedded hive has no host and never raises it. */
    HOST_NOT_FOUND,
    /** An address or a setting has a parameter that is unknown or whose value cannot be used. */
    INVALID_OPTION,
    /** An alias has more than 1,024 bytes in UTF-8. */
    ALIAS_TOO_LONG,
    /** There is nothing under the alias. */
    ALIAS_NOT_FOUND,
    /** There is already something under the alias. */
    ALIAS_ALREADY_EXISTS,
    /** No answer came in time, or the wait for it could never have ended. */
    TIMEOUT,
    /** The content does not fit into the caller's buffer. */
    BUFFER_TOO_SMALL,
    /** The hive cannot carry out the command: it was closed, or the server does not know or permit the command. */
    INVALID_COMMAND,
    /** An argument cannot be used: an empty alias, a negative duration, an object that has no content in the codec. */
    INVALID_INPUT,
    /** Nothing listens at the address. The embedded hive has no connection and never raises it. */
    CONNECTION_REFUSED,
    /** The connection was lost. The embedded hive has no connection and never raises it. */
    CONNECTION_RESET,
    /** What the hive answered is not what was stored there, or cannot be understood. */
    UNEXPECTED_REPLY
}
