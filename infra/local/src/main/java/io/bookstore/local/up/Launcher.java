package io.bookstore.local.up;

import io.bookstore.local.demo.Demo;
import io.bookstore.local.demo.ImportFile;
import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.servers.ServerNotStarted;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program behind {@code ./bookstore}: one subcommand a call. */
final class Launcher {

    private static final PrintStream OUT = System.out;

    private Launcher() {}

    public static void main(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            System.exit(run(command, rest));
        } catch (LaunchFailed | ServerNotStarted failed) {
            System.err.println("bookstore: " + failed.getMessage());
            System.exit(1);
        }
    }

    private static int run(String command, List<String> rest) {
        return switch (command) {
            case "up" -> up(Options.parse(rest));
            case "down" -> new RunningShop(BookstoreHome.find(), OUT).stop();
            case "status" -> new RunningShop(BookstoreHome.find(), OUT).print();
            case "log-file" -> new RunningShop(BookstoreHome.find(), OUT).printLogFile(rest);
            case "reset" -> new RunningShop(BookstoreHome.find(), OUT).reset();
            case "environment" -> environment(rest);
            case "demo" -> new Demo(gatewayUrl(), OUT).play();
            case "import" -> new ImportFile(gatewayUrl(), OUT).run(rest);
            default -> throw new LaunchFailed("Unknown command " + command + ".");
        };
    }

    private static int up(Options options) {
        CountDownLatch end = new CountDownLatch(1);
        Shop shop = new Shop(
                repository(), BookstoreHome.find(), System.getenv(), options, line -> OUT.println("  " + line));
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            shop.close();
            end.countDown();
            main.interrupt();
        }));
        OUT.println("Starting the shop …");
        shop.start();
        welcome(shop, options);
        if (!options.onlyServers() && shop.hasToLearn()) {
            OUT.println(
                    "  The starts of the services are being learnt in the background, for faster ones; once a build.");
            Thread.ofVirtual().name("learner").start(() -> {
                shop.learnStarts();
                OUT.println("  Learnt: services start in half the time from now on.");
            });
        }
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void welcome(Shop shop, Options options) {
        if (options.onlyServers()) {
            OUT.println(
                    "The servers are up. Start a service with the variables that ./bookstore environment SERVICE prints.");
            return;
        }
        OUT.println("""

                The shop is open:  %s
                Mail it sent:      %s
                Demo accounts (password correct-horse-battery-staple):
                  shopper@example.com   staff@example.com   admin@example.com
                A card that works: 4242 4242 4242 4242, any later date, any CVC.
                Stop it with Ctrl-C here or ./bookstore down elsewhere.
                """.formatted(shop.url().replace("127.0.0.1", "localhost"), shop.mailboxUrl()));
    }

    private static int environment(List<String> rest) {
        Topology topology =
                new Topology(repository(), BookstoreHome.find(), System.getenv(), Options.DEFAULT, Wiring.STRAIGHT);
        Topology.Service service = Topology.SERVICES.stream()
                .filter(known -> rest.equals(List.of(known.name())))
                .findFirst()
                .orElseThrow(() -> new LaunchFailed("Say which service: ./bookstore environment SERVICE"));
        topology.environmentOf(service).forEach((name, value) -> OUT.println("export " + name + "='" + value + "'"));
        return 0;
    }

    private static String gatewayUrl() {
        return new Topology(repository(), BookstoreHome.find(), System.getenv(), Options.DEFAULT, Wiring.STRAIGHT)
                .gatewayUrl();
    }

    private static Path repository() {
        return Path.of(System.getProperty("bookstore.root", "."))
                .toAbsolutePath()
                .normalize();
    }
}
