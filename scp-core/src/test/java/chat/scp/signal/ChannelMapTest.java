package chat.scp.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChannelMapTest {
    private final ChannelMap<Integer> map = new ChannelMap<>();

    @Test
    void whatWasAskedForInVainIsFoundOnceItIsThere() {
        assertNull(map.get(Channel.CONTROL));
        map.put(Channel.CONTROL, 1);
        assertEquals(1, map.get(Channel.CONTROL));
        map.remove(Channel.CONTROL);
        assertNull(map.get(Channel.CONTROL));
        map.put(Channel.CONTROL, 2);
        map.clear();
        assertNull(map.get(Channel.CONTROL));
    }

    @Test
    void anEqualChannelIsTheSameOne() {
        map.put(Channel.push(1000), 7);
        map.put(Channel.push(1001), 8);
        assertEquals(7, map.get(Channel.push(1000)));
        assertEquals(8, map.get(Channel.push(1001)));
    }

    @Test
    void agreesWithAPlainMap() {
        Random random = new Random(20261130);
        Map<Channel, Integer> plain = new LinkedHashMap<>();
        for (int step = 0; step < 100_000; step++) {
            Channel channel = Channel.conversation(random.nextInt(5));
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    map.put(channel, step);
                    plain.put(channel, step);
                }
                case 2 -> {
                    map.remove(channel);
                    plain.remove(channel);
                }
                case 3 -> {
                    if (random.nextInt(100) == 0) {
                        map.clear();
                        plain.clear();
                    }
                }
                default -> assertEquals(plain.get(channel), map.get(channel));
            }
            assertEquals(plain.size(), map.size());
        }
        assertEquals(new ArrayList<>(plain.values()), List.copyOf(map.values()));
    }
}
