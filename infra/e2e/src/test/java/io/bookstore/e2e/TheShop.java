package io.bookstore.e2e;

import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.up.Options;
import io.bookstore.local.up.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The whole system, started once for all tests of this module on ports of its own and with empty data, durable as in
 * {@code ./bookstore up}. It ends with the JVM.
 */
final class TheShop {

    private static final String PORT_OFFSET = "20000";
    private static final int GATEWAY = 28080;
    private static final int SIMULATOR = 28120;
    private static final int MAILBOX = 28125;

    /** Where each service listens, for tests that go round the gateway. */
    static final Map<String, Integer> PORTS = Map.of(
            "identity", 28101,
            "catalog", 28102,
            "search", 28103,
            "cart-order", 28104,
            "inventory", 28105,
            "payment-shipping", 28106);

    private static final Path HOME = newFolder();
    private static final Path FAIL_POINT = HOME.resolve("fail-point");
    private static final Shop SHOP = start();

    private TheShop() {}

    static Api api() {
        return new Api(url());
    }

    static String url() {
        return "http://localhost:" + GATEWAY;
    }

    static Api simulator() {
        return new Api("http://127.0.0.1:" + SIMULATOR);
    }

    static Api mailbox() {
        return new Api("http://127.0.0.1:" + MAILBOX);
    }

    /** The next checkout that comes by this place kills its process, as {@code kill -9} would. */
    static void crashAt(String failPoint) {
        try {
            Files.writeString(FAIL_POINT, failPoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a crash that was asked for has happened. */
    static boolean crashed() {
        return !Files.exists(FAIL_POINT);
    }

    /** All that the shop has on disk: databases, logs, carts, index. */
    static Path home() {
        return HOME;
    }

    static long pid(String process) {
        return SHOP.pid(process);
    }

    static boolean isReady(String process) {
        return SHOP.isReady(process);
    }

    private static Shop start() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("BOOKSTORE_PORT_OFFSET", PORT_OFFSET);
        environment.put("BOOKSTORE_FAILPOINT", "file:" + FAIL_POINT);
        // a killed process is followed after its lease, which must outlast two charges
        environment.put("BOOKSTORE_SAGA_LEASE", "6s");
        environment.put("BOOKSTORE_CHARGE_TIMEOUT", "2s");
        environment.put("BOOKSTORE_ISSUER", "http://localhost:8080");
        Shop shop = new Shop(
                Path.of(System.getProperty("bookstore.root")),
                BookstoreHome.at(HOME),
                environment,
                Options.DEFAULT,
                // a lambda of this class would wait for the class that waits for the shop
                System.out::println);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(shop::close));
        shop.start();
        Shelf.awaitDemoCatalogue(new Api("http://127.0.0.1:" + GATEWAY));
        return shop;
    }

    /** Where another user can reach it: the servers refuse to run as root. */
    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("bookstore-e2e-");
            Set<java.nio.file.attribute.PosixFilePermission> open = PosixFilePermissions.fromString("rwx--x--x");
            Files.setPosixFilePermissions(folder, open);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
