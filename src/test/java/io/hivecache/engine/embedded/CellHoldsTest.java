package io.hivecache.engine.embedded;

import io.hivecache.engine.HoldsContract;
import io.hivecache.hive.Hold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

class CellHoldsTest extends HoldsContract {
    private final CellTable<Object, Object> cells = new CellTable<>();
    private final CellHolds<Object, Object> holds = new CellHolds<>("test", cells, null);

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
        Cell<Object, Object> cell = cells.find(alias);
        return cell != null && cell.isHeldByAnother();
    }

    /** Nothing is stored here, so what is in the table is held. */
    @Override
    protected List<Object> held() {
        List<Object> held = new ArrayList<>();
        cells.iterator().forEachRemaining(cell -> held.add(cell.alias));
        return held;
    }
}
