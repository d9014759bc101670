package io.hivecache.engine;

import io.hivecache.hive.Hold;
import java.util.Collection;
import java.util.List;

class HoldsTest extends HoldsContract {
    private final Holds<Object> holds = new Holds<>("test");

    @Override
    protected Hold hold(Object alias) {
        return holds.hold(alias);
    }

    @Override
    protected Hold holdAll(Collection<?> aliases) {
        return holds.holdAll(aliases);
    }

    @Override
    protected boolean heldByAnother(Object alias) {
        return holds.heldByAnother(alias);
    }

    @Override
    protected List<Object> held() {
        return holds.held();
    }
}
