package io.hivecache.jcache;

import io.hivecache.hive.EditDistance;

/**
 * A key of the form {@code cache.<name>.<option>}, taken apart.
 *
 * @param cache the cache's name, which may have dots in it, or {@value #TEMPLATE} for all that do not say otherwise
 */
record SettingKey(String cache, Setting setting) {

    static final String HIVE = "hive";
    static final String PREFIX = "cache.";
    static final String TEMPLATE = "default";

    /** Takes a key apart; throws what is wrong with it and the nearest key that is known. */
    static SettingKey of(Assignment assignment) {
        String key = assignment.key();
        Setting setting = Setting.endOf(key);
        int end = setting == null ? 0 : key.length() - setting.key().length() - 1;
        if (setting == null || end <= PREFIX.length() || !key.startsWith(PREFIX)) {
            throw assignment.mistake(
                    "is no known key; the nearest known is " + nearest(key) + ". Known are " + HIVE + " and " + PREFIX
                            + "<name>.<option> with the options " + String.join(", ", Setting.keys()),
                    null);
        }
        return new SettingKey(key.substring(PREFIX.length(), end), setting);
    }

    /** What is nearest depends on how much of a key is there: its last part is compared, the cache's name is kept. */
    private static String nearest(String key) {
        String rest = key.startsWith(PropertySources.SYSTEM_PREFIX)
                ? key.substring(PropertySources.SYSTEM_PREFIX.length())
                : key;
        String last = rest.substring(rest.lastIndexOf('.') + 1);
        String option = EditDistance.nearest(last, Setting.keys());
        if (rest.equals(last) && EditDistance.between(last, HIVE) < EditDistance.between(last, option)) {
            return HIVE;
        }
        String name = name(rest.substring(0, rest.length() - last.length()));
        return PREFIX + (name.isEmpty() ? TEMPLATE : name) + '.' + option;
    }

    /** Returns the cache's name in what precedes an option: all but the prefix, if that or something like it is there. */
    private static String name(String front) {
        int firstDot = front.indexOf('.');
        boolean prefixed = EditDistance.between(front.substring(0, firstDot + 1), PREFIX) <= 2;
        String name = prefixed ? front.substring(firstDot + 1) : front;
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
