package chat.scp.client.gui;

import java.util.List;
import javax.swing.AbstractListModel;

/** The rows that are shown. Rows that stay keep their identity, so that what was measured of them counts on. */
final class RowList extends AbstractListModel<Row> {
    private List<Row> rows = List.of();

    @Override
    public int getSize() {
        return rows.size();
    }

    @Override
    public Row getElementAt(int index) {
        return rows.get(index);
    }

    List<Row> rows() {
        return rows;
    }

    int indexOf(Object key) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Tells listeners of no more than what differs. */
    void set(List<Row> now) {
        List<Row> before = rows;
        Row[] next = now.toArray(Row[]::new);
        int shorter = Math.min(before.size(), next.length);
        int start = 0;
        while (start < shorter && before.get(start).equals(next[start])) {
            next[start] = before.get(start);
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(next[next.length - 1 - end])) {
            next[next.length - 1 - end] = before.get(before.size() - 1 - end);
            end++;
        }
        rows = List.of(next);
        int changed = Math.min(before.size(), next.length) - start - end;
        if (changed > 0) {
            fireContentsChanged(this, start, start + changed - 1);
        }
        int from = start + changed;
        if (before.size() > next.length) {
            fireIntervalRemoved(this, from, before.size() - end - 1);
        } else if (next.length > before.size()) {
            fireIntervalAdded(this, from, next.length - end - 1);
        }
    }
}
