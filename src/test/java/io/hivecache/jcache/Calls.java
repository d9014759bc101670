package io.hivecache.jcache;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/**
 * Performs the operations of {@link OperationTable} by their names there: each on one key, each storing NEW if it stores.
 * What follows {@code invoke:} are the steps of the processor, such as {@code get,set:OTHER,remove}.
 */
final class Calls {
    private Calls() {}

    /** What an operation answers, as text; {@code -} if it answers nothing. */
    static String perform(String operation, Cache<String, Object> cache, String key) {
        if (operation.startsWith("invoke:")) {
            String steps = operation.substring("invoke:".length());
            return Values.show(cache.<Object>invoke(key, (entry, arguments) -> take(steps, entry)));
        }
        if (operation.startsWith("invokeAll:")) {
            String steps = operation.substring("invokeAll:".length());
            var results = cache.<Object>invokeAll(Set.of(key), (entry, arguments) -> take(steps, entry));
            return Values.show(results.containsKey(key) ? results.get(key).get() : null);
        }
        return switch (operation) {
            case "put" -> done(() -> cache.put(key, value("NEW")));
            case "putAll" -> done(() -> cache.putAll(Map.of(key, value("NEW"))));
            case "removeAll:keys" -> done(() -> cache.removeAll(Set.of(key)));
            case "removeAll" -> done(cache::removeAll);
            case "loadAll:keep" -> done(() -> load(cache, key, false));
            case "loadAll:replace" -> done(() -> load(cache, key, true));
            default -> Values.show(answer(operation, cache, key));
        };
    }

    private static @Nullable Object answer(String operation, Cache<String, Object> cache, String key) {
        return switch (operation) {
            case "containsKey" -> cache.containsKey(key);
            case "get" -> cache.get(key);
            case "getAll" -> cache.getAll(Set.of(key)).get(key);
            case "getAndPut" -> cache.getAndPut(key, value("NEW"));
            case "putIfAbsent" -> cache.putIfAbsent(key, value("NEW"));
            case "replace" -> cache.replace(key, value("NEW"));
            case "replace:OLD" -> cache.replace(key, value("OLD"), value("NEW"));
            case "replace:OTHER" -> cache.replace(key, value("OTHER"), value("NEW"));
            case "getAndReplace" -> cache.getAndReplace(key, value("NEW"));
            case "remove" -> cache.remove(key);
            case "remove:OLD" -> cache.remove(key, value("OLD"));
            case "remove:OTHER" -> cache.remove(key, value("OTHER"));
            case "getAndRemove" -> cache.getAndRemove(key);
            case "iterator.next" -> next(cache.iterator());
            case "iterator.remove" -> nextAndRemove(cache.iterator());
            default -> throw new IllegalArgumentException("no operation is called " + operation);
        };
    }

    private static Object value(String word) {
        return Values.of(word);
    }

    private static String done(Runnable operation) {
        operation.run();
        return "-";
    }

    private static void load(Cache<String, Object> cache, String key, boolean replace) {
        CompletionListenerFuture loaded = new CompletionListenerFuture();
        cache.loadAll(Set.of(key), replace, loaded);
        try {
            loaded.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object next(Iterator<Cache.Entry<String, Object>> entries) {
        return entries.hasNext() ? entries.next().getValue() : null;
    }

    private static @Nullable Object nextAndRemove(Iterator<Cache.Entry<String, Object>> entries) {
        Object value = next(entries);
        if (value != null) {
            entries.remove();
        }
        return value;
    }

    /** Takes steps on an entry; the answer is that of the last one that has any. */
    private static @Nullable Object take(String steps, MutableEntry<String, Object> entry) {
        Object answer = null;
        for (String step : steps.split(",")) {
            switch (step) {
                case "nothing" -> answer = null;
                case "get" -> answer = entry.getValue();
                case "exists" -> answer = entry.exists();
                case "set" -> entry.setValue(value("NEW"));
                case "set:OTHER" -> entry.setValue(value("OTHER"));
                case "remove" -> entry.remove();
                default -> throw new IllegalArgumentException("no step is called " + step);
            }
        }
        return answer;
    }
}
