package chat.scp.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Lets the contenders take turns: in each round a fork of everybody. Machines get slower and faster in the course of minutes, as
 * others use what they share; like this it meets all alike, and what is compared was measured within a minute.
 */
final class Rounds {
    private final Map<String, List<BenchmarkResult>> forks = new LinkedHashMap<>();

    /** One fork of each benchmark that {@code what} includes; none is fine. */
    void add(Options what) throws RunnerException {
        try {
            for (RunResult run :
                    new Runner(new OptionsBuilder().parent(what).forks(1).build()).run()) {
                forks.computeIfAbsent(run.getParams().id(), id -> new ArrayList<>())
                        .addAll(run.getBenchmarkResults());
            }
        } catch (NoBenchmarksException e) {
            // a filter left none of this group
        }
    }

    /** What each benchmark did in all of its rounds. */
    Collection<RunResult> results() {
        return forks.values().stream()
                .map(all -> new RunResult(all.get(0).getParams(), all))
                .toList();
    }
}
