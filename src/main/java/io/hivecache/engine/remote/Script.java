package io.hivecache.engine.remote;

import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The scripts that run on a server: short, those that change something on one key, and only where no single command will do. */
enum Script {
    /** Overwrites as the first argument after the content says, or creates as the next says; answers whether it was there. */
    UPDATE("""
            local function store(mode, life)
              if life == '' then return redis.call('SET', KEYS[1], ARGV[1], mode) end
              if life == 'K' then return redis.call('SET', KEYS[1], ARGV[1], mode, 'KEEPTTL') end
              return redis.call('SET', KEYS[1], ARGV[1], mode, 'PX', life)
            end
            if store('XX', ARGV[2]) then return 1 end
            store('NX', ARGV[3])
            return 0
            """),

    /**
     * Any transition. Arguments: 1 whether content is expected, and 2 which; the effects 3 if absent and 4 if present; 5 the
     * next content; 6 whether the content before is wanted. Answers nothing if it was absent, the content if that was
     * not the expected one (then nothing was done) or is wanted, else 1.
     */
    TRANSITION("""
            local found = redis.call('GET', KEYS[1])
            local effect = ARGV[4]
            if not found then
              effect = ARGV[3]
            elseif ARGV[1] == '1' and found ~= ARGV[2] then
              return found
            end
            """ + Part.CARRY_OUT + Part.ANSWER),

    /** Reads one key after the other until the contents have as many bytes as the argument says; answers what it has read. */
    GET_ENOUGH("""
            local found, bytes = {}, 0
            local enough = tonumber(ARGV[1])
            for i = 1, #KEYS do
              local content = redis.call('GET', KEYS[i])
              found[i] = content
              bytes = bytes + (content and #content or 0)
              if bytes >= enough then break end
            end
            return found
            """),

    /**
     * As {@link #TRANSITION}, and publishes what was done. Further arguments: 7 the channel; 8 who does it; the letters 9 if
     * absent and 10 if present, a dash for silence; 11 the alias; 12 whether the content before is told; 13 whether there is
     * content that has lapsed if nothing is found, and 14 which; 15 the generation. If the cache's own key is a second one,
     * nothing is done unless that generation is the current one; then it answers {@link #ENDED}.
     */
    ANNOUNCED("""
            if KEYS[2] and redis.call('HGET', KEYS[2], 'generation') ~= ARGV[15] then return -1 end
            local found = redis.call('GET', KEYS[1])
            local effect, letter = ARGV[4], ARGV[10]
            if not found then
              effect, letter = ARGV[3], ARGV[9]
            elseif ARGV[1] == '1' and found ~= ARGV[2] then
              return found
            end
            local function tell(what, state, before, after)
              redis.call('PUBLISH', ARGV[7], ARGV[8] .. what .. state .. #ARGV[11] .. ':' .. #before .. ':'
                .. ARGV[11] .. before .. after)
            end
            """ + Part.CARRY_OUT + """
            if not found and ARGV[13] == '1' then tell('L', 'a', ARGV[14], '') end
            if letter ~= '-' then
              local state = not found and 'a' or ARGV[12] == '1' and 'b' or 'p'
              tell(letter, state, state == 'b' and found or '', letter == 'D' and '' or ARGV[5])
            end
            """ + Part.ANSWER),

    /** Answers the content and how many milliseconds it has to live, or a negative number. */
    READ("""
            return {redis.call('GET', KEYS[1]), redis.call('PTTL', KEYS[1])}
            """),

    /** Answers a cache's generation; if it has none, that becomes the one given, and another given is left to be cleaned. */
    OPEN("""
            local current = redis.call('HGET', KEYS[1], 'generation')
            if current then return current end
            redis.call('HSET', KEYS[1], 'generation', ARGV[1])
            if ARGV[2] ~= '' then redis.call('HSET', KEYS[1], 'old:' .. ARGV[2], '0') end
            return ARGV[1]
            """),

    /** Answers what the content of a cache is said to be; if nothing is, that becomes what is given. */
    FORMAT("""
            local codec = redis.call('HGET', KEYS[1], 'codec')
            if not codec then
              redis.call('HSET', KEYS[1], 'codec', ARGV[1], 'key-type', ARGV[2], 'value-type', ARGV[3])
              return {ARGV[1], ARGV[2], ARGV[3]}
            end
            return {codec, redis.call('HGET', KEYS[1], 'key-type'), redis.call('HGET', KEYS[1], 'value-type')}
            """),

    /**
     * Gives a cache a new generation, whose content is not said yet, and leaves the former one to be cleaned, marked as the
     * next argument says; answers it.
     */
    CLEAR("""
            local former = redis.call('HGET', KEYS[1], 'generation')
            redis.call('HDEL', KEYS[1], 'codec', 'key-type', 'value-type')
            redis.call('HSET', KEYS[1], 'generation', ARGV[1])
            if former then redis.call('HSET', KEYS[1], 'old:' .. former, ARGV[2]) end
            return former
            """);

    /** Answered by {@link #ANNOUNCED} if it has done nothing because the generation has ended. */
    static final Long ENDED = -1L;

    private final byte[] text;
    private final byte[] digest;

    Script(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.digest = digest(this.text);
    }

    private static byte[] digest(byte[] text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text);
            return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Runs the script on a key. */
    Request on(byte[] key, byte[]... arguments) {
        return on(List.of(key), arguments);
    }

    /** Runs the script on keys of one server. */
    Request on(List<byte[]> keys, byte[]... arguments) {
        return new Request(
                CommandType.EVALSHA,
                args(digest, keys, arguments),
                false,
                () -> Request.change(CommandType.EVAL, args(text, keys, arguments)),
                null);
    }

    /** Runs the script, which changes nothing, on keys that one server has. */
    Request read(List<byte[]> keys, byte[]... arguments) {
        return new Request(
                CommandType.EVALSHA,
                args(digest, keys, arguments),
                true,
                () -> Request.read(CommandType.EVAL, args(text, keys, arguments)),
                null);
    }

    private static CommandArgs<byte[], byte[]> args(byte[] script, List<byte[]> keys, byte[]... arguments) {
        int bytes = script.length;
        for (byte[] key : keys) {
            bytes += key.length;
        }
        for (byte[] argument : arguments) {
            bytes += argument.length;
        }
        CommandArgs<byte[], byte[]> args = Request.noArgs(arguments.length + keys.size() + 2, bytes)
                .add(script)
                .add(keys.size());
        keys.forEach(args::addKey);
        for (byte[] argument : arguments) {
            args.add(argument);
        }
        return args;
    }

    /** What two scripts have in common: a class of its own, as constants of the enum are made before its fields. */
    private static final class Part {
        /** Does what the effect says to the first key, with the content of argument 5. */
        static final String CARRY_OUT = """
            local verb, life = effect:sub(1, 1), effect:sub(2)
            if verb == 'S' then
              if life == '' then redis.call('SET', KEYS[1], ARGV[5])
              elseif life == 'K' then redis.call('SET', KEYS[1], ARGV[5], 'KEEPTTL')
              else redis.call('SET', KEYS[1], ARGV[5], 'PX', life) end
            elseif verb == 'E' then
              if life == '' then redis.call('PERSIST', KEYS[1])
              else redis.call('PEXPIRE', KEYS[1], life) end
            elseif verb == 'D' then
              redis.call('DEL', KEYS[1])
            end
            """;

        /** Answers as {@link #TRANSITION} does. */
        static final String ANSWER = """
            if not found then return false end
            if ARGV[6] == '1' then return found end
            return 1
            """;

        private Part() {}
    }
}
