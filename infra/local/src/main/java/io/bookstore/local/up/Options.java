package io.bookstore.local.up;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code ./bookstore up} was asked for.
 *
 * @param onlyServers start the backing servers, the simulator and the mailbox, and no service
 * @param without services that the developer runs by hand
 * @param replicas how many processes of a service, where it is not one
 */
public record Options(boolean onlyServers, Set<String> without, Map<String, Integer> replicas) {

    /** Everything, once. */
    public static final Options DEFAULT = new Options(false, Set.of(), Map.of());

    static Options parse(List<String> arguments) {
        boolean onlyServers = false;
        Set<String> without = new HashSet<>();
        Map<String, Integer> replicas = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--only" -> onlyServers = servers(value(option, rest));
                case "--without" -> without.add(known(value(option, rest)));
                case "--replicas" -> addReplicas(replicas, value(option, rest));
                default ->
                    throw new LaunchFailed("Unknown option " + option
                            + ". There are: --only servers, --without SERVICE, --replicas SERVICE=2.");
            }
        }
        return new Options(onlyServers, Set.copyOf(without), Map.copyOf(replicas));
    }

    int replicasOf(String service) {
        return replicas.getOrDefault(service, 1);
    }

    private static void addReplicas(Map<String, Integer> replicas, String text) {
        String[] parts = text.split("=", -1);
        if (parts.length != 2 || !parts[1].matches("[1-4]") || parts[0].equals("gateway")) {
            throw new LaunchFailed("Say --replicas SERVICE=2 (1 to 4; the gateway has one public port and stays one).");
        }
        replicas.put(known(parts[0]), Integer.parseInt(parts[1]));
    }

    private static boolean servers(String value) {
        if (!value.equals("servers")) {
            throw new LaunchFailed("The only thing that --only takes is: servers");
        }
        return true;
    }

    private static String known(String service) {
        if (Topology.SERVICES.stream().noneMatch(known -> known.name().equals(service))) {
            throw new LaunchFailed("There is no service " + service + ". There are: "
                    + String.join(
                            ", ",
                            Topology.SERVICES.stream()
                                    .map(Topology.Service::name)
                                    .toList()));
        }
        return service;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new LaunchFailed(option + " needs a value.");
        }
        return rest.next();
    }
}
