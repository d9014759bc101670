package io.hivecache.jcache;

import java.util.List;

/**
 * What each operation on one entry entails, by the Javadoc of JSR-107 1.1.1.
 *
 * <p>The entry is absent, or present with the value OLD; one that has expired unnoticed is absent to all of them, once
 * EXPIRED was told. Operations store NEW, the loader LOADED. Columns: the answer; what the loader is to a read-through
 * cache ({@code -}: not called, {@code null}: called, without knowing the key, {@code LOADED}: called, knowing it); the
 * value afterwards; the event; what is counted; the writer's method; what the expiry policy is asked.
 */
final class OperationTable {
    private static final String TEXT = """
            operation                      state    answer  loader  after   event    counted      writer     asked

            containsKey                    absent   false   -       -       -        -            -          -
            containsKey                    present  true    -       OLD     -        -            -          -
            get                            absent   null    null    -       -        miss         -          -
            get                            absent   LOADED  LOADED  LOADED  CREATED  miss         -          creation
            get                            present  OLD     -       OLD     -        hit          -          access
            getAll                         absent   null    null    -       -        miss         -          -
            getAll                         absent   LOADED  LOADED  LOADED  CREATED  miss         -          creation
            getAll                         present  OLD     -       OLD     -        hit          -          access
            put                            absent   -       -       NEW     CREATED  put          write      creation
            put                            present  -       -       NEW     UPDATED  put          write      update
            putAll                         absent   -       -       NEW     CREATED  put          writeAll   creation
            putAll                         present  -       -       NEW     UPDATED  put          writeAll   update
            getAndPut                      absent   null    -       NEW     CREATED  miss,put     write      creation
            getAndPut                      present  OLD     -       NEW     UPDATED  hit,put      write      update
            putIfAbsent                    absent   true    -       NEW     CREATED  miss,put     write      creation
            putIfAbsent                    present  false   -       OLD     -        hit          -          -
            replace                        absent   false   -       -       -        miss         -          -
            replace                        present  true    -       NEW     UPDATED  hit,put      write      update
            replace:OLD                    absent   false   -       -       -        miss         -          -
            replace:OLD                    present  true    -       NEW     UPDATED  hit,put      write      update
            replace:OTHER                  absent   false   -       -       -        miss         -          -
            replace:OTHER                  present  false   -       OLD     -        hit          -          access
            getAndReplace                  absent   null    -       -       -        miss         -          -
            getAndReplace                  present  OLD     -       NEW     UPDATED  hit,put      write      update
            remove                         absent   false   -       -       -        -            delete     -
            remove                         present  true    -       -       REMOVED  removal      delete     -
            remove:OLD                     absent   false   -       -       -        miss         -          -
            remove:OLD                     present  true    -       -       REMOVED  hit,removal  delete     -
            remove:OTHER                   absent   false   -       -       -        miss         -          -
            remove:OTHER                   present  false   -       OLD     -        hit          -          access
            getAndRemove                   absent   null    -       -       -        miss         delete     -
            getAndRemove                   present  OLD     -       -       REMOVED  hit,removal  delete     -
            removeAll:keys                 absent   -       -       -       -        -            deleteAll  -
            removeAll:keys                 present  -       -       -       REMOVED  removal      deleteAll  -
            removeAll                      absent   -       -       -       -        -            -          -
            removeAll                      present  -       -       -       REMOVED  removal      deleteAll  -
            loadAll:keep                   absent   -       null    -       -        -            -          -
            loadAll:keep                   absent   -       LOADED  LOADED  CREATED  -            -          creation
            loadAll:keep                   present  -       -       OLD     -        -            -          -
            loadAll:replace                absent   -       null    -       -        -            -          -
            loadAll:replace                absent   -       LOADED  LOADED  CREATED  -            -          creation
            loadAll:replace                present  -       null    OLD     -        -            -          -
            loadAll:replace                present  -       LOADED  LOADED  UPDATED  -            -          update
            iterator.next                  absent   null    -       -       -        -            -          -
            iterator.next                  present  OLD     -       OLD     -        hit          -          access
            iterator.remove                absent   null    -       -       -        -            -          -
            iterator.remove                present  OLD     -       -       REMOVED  hit,removal  delete     access

            invoke:nothing                 absent   null    -       -       -        miss         -          -
            invoke:nothing                 present  null    -       OLD     -        hit          -          -
            invoke:exists                  absent   false   -       -       -        miss         -          -
            invoke:exists                  present  true    -       OLD     -        hit          -          -
            invoke:get                     absent   null    null    -       -        miss         -          -
            invoke:get                     absent   LOADED  LOADED  LOADED  CREATED  miss         -          creation
            invoke:get                     present  OLD     -       OLD     -        hit          -          access
            invoke:get,get                 absent   LOADED  LOADED  LOADED  CREATED  miss         -          creation
            invoke:get,get                 present  OLD     -       OLD     -        hit          -          access
            invoke:set                     absent   null    -       NEW     CREATED  miss,put     write      creation
            invoke:set                     present  null    -       NEW     UPDATED  hit,put      write      update
            invoke:set:OTHER,set           absent   null    -       NEW     CREATED  miss,put     write      creation
            invoke:set:OTHER,set           present  null    -       NEW     UPDATED  hit,put      write      update
            invoke:set,exists              absent   true    -       NEW     CREATED  miss,put     write      creation
            invoke:set,get                 absent   NEW     -       NEW     CREATED  miss,put     write      creation
            invoke:set,get                 present  NEW     -       NEW     UPDATED  hit,put      write      update
            invoke:remove                  absent   null    -       -       -        miss         delete     -
            invoke:remove                  present  null    -       -       REMOVED  hit,removal  delete     -
            invoke:remove,exists           present  false   -       -       REMOVED  hit,removal  delete     -
            invoke:set,remove              absent   null    -       -       -        miss         -          -
            invoke:set,remove              present  null    -       -       REMOVED  hit,removal  delete     -
            invoke:set,remove,exists       absent   false   -       -       -        miss         -          -
            invoke:remove,set              absent   null    -       NEW     CREATED  miss,put     write      creation
            invoke:remove,set              present  null    -       NEW     UPDATED  hit,put      write      update
            invoke:get,set                 absent   null    null    NEW     CREATED  miss,put     write      creation
            invoke:get,set                 absent   LOADED  LOADED  NEW     CREATED  miss,put     write      creation
            invoke:get,set                 present  OLD     -       NEW     UPDATED  hit,put      write      access,update
            invoke:get,remove              absent   null    null    -       -        miss         delete     -
            invoke:get,remove              present  OLD     -       -       REMOVED  hit,removal  delete     access
            invoke:get,set:OTHER,get,set   absent   OTHER   null    NEW     CREATED  miss,put     write      creation
            invoke:get,set:OTHER,get,set   present  OTHER   -       NEW     UPDATED  hit,put      write      access,update
            invoke:get,remove,get,set      absent   null    null    NEW     CREATED  miss,put     write      creation
            invoke:get,remove,get,set      present  null    -       NEW     UPDATED  hit,put      write      access,update
            invoke:get,set,get,set,remove  absent   NEW     null    -       -        miss         -          -
            invoke:get,set,get,set,remove  present  NEW     -       -       REMOVED  hit,removal  delete     access
            invokeAll:get                  absent   null    null    -       -        miss         -          -
            invokeAll:get                  absent   LOADED  LOADED  LOADED  CREATED  miss         -          creation
            invokeAll:get                  present  OLD     -       OLD     -        hit          -          access
            invokeAll:set                  absent   null    -       NEW     CREATED  miss,put     write      creation
            invokeAll:set                  present  null    -       NEW     UPDATED  hit,put      write      update
            invokeAll:remove               absent   null    -       -       -        miss         delete     -
            invokeAll:remove               present  null    -       -       REMOVED  hit,removal  delete     -
            """;

    static final List<Row> ROWS =
            TEXT.lines().skip(1).filter(line -> !line.isBlank()).map(Row::of).toList();

    private OperationTable() {}

    /** A line of the table; {@code -} where nothing happens. */
    record Row(
            String operation,
            String state,
            String answer,
            String loader,
            String after,
            String event,
            String counted,
            String writer,
            String asked) {

        private static Row of(String line) {
            String[] columns = line.trim().split(" +");
            return new Row(
                    columns[0],
                    columns[1],
                    columns[2],
                    columns[3],
                    columns[4],
                    columns[5],
                    columns[6],
                    columns[7],
                    columns[8]);
        }

        boolean isPresent() {
            return state.equals("present");
        }

        /** Whether the loader is to know the key: also where it must not be asked. */
        boolean loaderKnows() {
            return !loader.equals("null");
        }
    }
}
