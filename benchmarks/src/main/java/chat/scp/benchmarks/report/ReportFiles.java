package chat.scp.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report under one name: {@code .json}, {@code .md}, {@code .svg}. */
public final class ReportFiles {
    private ReportFiles() {}

    public static void write(Report report, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), SummaryJson.write(report));
        Files.writeString(folder.resolve(name + ".md"), MarkdownTable.write(report));
        Files.writeString(folder.resolve(name + ".svg"), Chart.write(report));
    }

    public static String table(Report report) {
        return MarkdownTable.write(report);
    }
}
