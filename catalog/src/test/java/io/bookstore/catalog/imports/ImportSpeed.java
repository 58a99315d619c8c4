package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Measures imports. Not run by {@code verify}; see the module's README:
 * {@code ./mvnw -pl catalog test -Dtest=ImportSpeed -Dspeed.books=100000 -Dspeed.format=onix -Dtest.heap=256m}.
 */
@TestPropertySource(properties = "catalog.import.max-unpacked=20GB")
class ImportSpeed extends ImportUnderTest {

    private static final int BOOKS = Integer.getInteger("speed.books", 20_000);
    private static final String FORMAT = System.getProperty("speed.format", "jsonl");
    private static final int WARM_UP = 4_000;

    @Autowired
    private Spool spool;

    @Autowired
    private StartImport startImport;

    @Test
    void measures() throws Exception {
        run(WARM_UP, 1);
        System.gc();
        Cpu before = Cpu.read(jdbc);
        long began = System.nanoTime();
        String first = run(BOOKS, 2);
        report("first import", before, began, first);
        before = Cpu.read(jdbc);
        began = System.nanoTime();
        report("same again", before, began, run(BOOKS, 2));
    }

    private String run(int books, int seed) throws Exception {
        UUID id = UUID.randomUUID();
        Path file = Files.createTempFile("speed", ".import");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            new SpeedFile(seed).write(FORMAT, books, out);
        }
        String name;
        try (InputStream in = Files.newInputStream(file)) {
            name = spool.receive(id, in);
        }
        Files.delete(file);
        startImport.start(
                id,
                name,
                new StartImport.NewImport(ImportFormat.valueOf(FORMAT.toUpperCase(java.util.Locale.ROOT)), false, null),
                new io.bookstore.catalog.audit.Actor(null, null, null));
        long peak = 0;
        List<Long> kept = new ArrayList<>();
        while (running(id)) {
            Thread.sleep(200);
            peak = Math.max(
                    peak,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
            kept.add(keptByCollector());
        }
        assertThat(jdbc.sql("select failed from import_run where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
        return jdbc.sql(
                                "select status || ': ' || total || ' read, ' || added || ' added, ' || unchanged || ' unchanged'"
                                        + " from import_run where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single()
                + ", heap at most " + peak / 1_000_000 + " MB, of it alive in each tenth of the time at most "
                + tenths(kept) + " MB";
    }

    /** What was alive in the old generation after its last collection: flat, when memory does not grow with the file. */
    private static long keptByCollector() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Tenured Gen"))
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static List<Long> tenths(List<Long> kept) {
        List<Long> most = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            most.add(kept.subList(kept.size() * i / 10, kept.size() * (i + 1) / 10).stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0)
                    / 1_000_000);
        }
        return most;
    }

    private boolean running(UUID id) {
        return jdbc.sql("select status = 'running' from import_run where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private void report(String what, Cpu before, long began, String run) throws IOException {
        double seconds = (System.nanoTime() - began) / 1e9;
        Cpu after = Cpu.read(jdbc);
        System.out.printf(
                "SPEED %s %s (%s): %.1f s with the making of the file, %.0f books/s; CPU a book: %.2f ms JVM, %.2f ms"
                        + " PostgreSQL%n",
                FORMAT,
                what,
                run,
                seconds,
                BOOKS / seconds,
                (after.jvm() - before.jvm()) / BOOKS,
                (after.postgres() - before.postgres()) / BOOKS);
    }

    /** In milliseconds, of this process and of the database's. */
    private record Cpu(double jvm, double postgres) {

        private static final double MILLIS_A_TICK = 10;

        static Cpu read(org.springframework.jdbc.core.simple.JdbcClient jdbc) throws IOException {
            int backend =
                    jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            String postmaster = stat(Path.of("/proc/" + backend + "/stat"))[1];
            double ticks = 0;
            try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                for (Path process : processes) {
                    String[] stat = stat(process.resolve("stat"));
                    if (stat.length > 20 && stat[1].equals(postmaster)) {
                        ticks += Double.parseDouble(stat[11]) + Double.parseDouble(stat[12]);
                    }
                }
            }
            String[] own = stat(Path.of("/proc/" + postmaster + "/stat"));
            ticks += Double.parseDouble(own[13]) + Double.parseDouble(own[14]);
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Cpu(system.getProcessCpuTime() / 1e6, ticks * MILLIS_A_TICK);
        }

        /** From the state on. */
        private static String[] stat(Path file) throws IOException {
            if (!Files.isReadable(file)) {
                return new String[0];
            }
            try {
                String text = Files.readString(file);
                return text.substring(text.lastIndexOf(')') + 2).split(" ");
            } catch (java.nio.file.NoSuchFileException ended) {
                return new String[0];
            }
        }
    }
}
