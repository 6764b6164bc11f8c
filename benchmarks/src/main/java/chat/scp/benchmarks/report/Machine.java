package chat.scp.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Where the numbers come from. */
public record Machine(String jdk, String os, String processor, int cores, String day) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now(ZoneOffset.UTC).toString());
    }

    private static String processorName() {
        if (!Files.isReadable(CPU_INFO)) {
            return "processor not named";
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor not named");
        } catch (IOException e) {
            return "processor not named";
        }
    }
}
