package chat.scp.vectors;

import chat.scp.registry.PduLayout;
import chat.scp.vectors.Piece.Role;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Frames of SCP/1 that were captured from programs that speak it. */
final class CapturedVectors {
    private record Captured(String name, String pdu, String hex, Map<String, Object> fields) {}

    private static final List<Captured> ALL = List.of(
            new Captured("alice logs in", "CONNECT_REQ", "01 01 00 06 05 61 6c 69 63 65", Map.of("user", "alice")),
            new Captured("success", "CONNECT_RESP", "01 02 00 01 00", Map.of("status", "SUCCESS")),
            new Captured("alice asks for bob", "CHAT_INIT_REQ", "01 03 00 04 03 62 6f 62", Map.of("peer", "bob")),
            new Captured("forwarded", "CHAT_INIT_RESP", "01 04 00 01 00", Map.of("status", "FORWARDED")),
            new Captured(
                    "bob accepts alice",
                    "CHAT_FWD_RESP",
                    "01 06 00 07 00 05 61 6c 69 63 65",
                    Map.of("status", "ACCEPTED", "originator", "alice")),
            new Captured(
                    "as alice sends it",
                    "TEXT",
                    "01 07 00 0b 00 09 68 65 6c 6c 6f 20 62 6f 62",
                    Map.of("text", "hello bob")),
            new Captured(
                    "as it is relayed to bob",
                    "TEXT",
                    "01 07 00 12 00 10 61 6c 69 63 65 3a 20 68 65 6c 6c 6f 20 62 6f 62",
                    Map.of("text", "alice: hello bob")),
            new Captured(
                    "the notice of the start to alice",
                    "TEXT",
                    "01 07 00 18 00 16 43 68 61 74 20 77 69 74 68 20 62 6f 62 20 73 74 61 72 74 65 64 2e",
                    Map.of("text", "Chat with bob started.")),
            new Captured(
                    "alice is gone", "DISCONNECT_NOTIF", "01 09 00 06 05 61 6c 69 63 65", Map.of("peer", "alice")));

    private CapturedVectors() {}

    static List<Vector.Valid> of(PduLayout pdu) {
        return ALL.stream()
                .filter(c -> c.pdu.equals(pdu.name()))
                .map(CapturedVectors::vector)
                .toList();
    }

    private static Vector.Valid vector(Captured captured) {
        byte[] bytes = HexFormat.of().parseHex(captured.hex.replace(" ", ""));
        List<Piece> pieces = List.of(new Piece("whole frame", Role.HEADER, null, bytes));
        return new Vector.Valid(
                "captured: " + captured.name,
                "captured from running programs",
                captured.pdu,
                pieces,
                new TreeMap<>(captured.fields),
                true);
    }
}
