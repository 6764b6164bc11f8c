package chat.scp.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The report for programs. */
final class SummaryJson {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SummaryJson() {}

    static String write(Report report) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set("machine", JSON.valueToTree(report.machine()));
        root.put("quick", report.quick());
        root.put("unit", "ns/op");
        root.set("claims", JSON.valueToTree(Claims.check(report)));
        var rows = root.putArray("rows");
        for (Row row : report.rows()) {
            ObjectNode node = JSON.valueToTree(row);
            report.ratio(row).ifPresent(ratio -> node.put("timesScp", ratio.median()));
            rows.add(node);
        }
        return JSON.writeValueAsString(root) + "\n";
    }
}
