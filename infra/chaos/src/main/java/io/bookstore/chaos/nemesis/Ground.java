package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.shop.Edge;
import io.bookstore.chaos.shop.ShopUnderTest;
import java.util.ArrayList;
import java.util.List;

/** Where the faults strike, and who is told of what must recover. */
public record Ground(ShopUnderTest shop, Recoveries recoveries) {

    /** All processes of a service, or the one process or server of this name. */
    List<String> processesOf(String service) {
        List<String> found = shop.shop().processes().stream()
                .filter(process -> process.equals(service) || process.matches(service + "-\\d"))
                .toList();
        return found.isEmpty() ? List.of(service) : found;
    }

    /** {@code gateway->cart-order} is one edge for each process of cart-order; {@code *} is every caller there is. */
    List<Edge> edgesOf(String target) {
        String[] ends = target.split("->", -1);
        List<String> callers = ends[0].equals("*") ? shop.shop().processes() : processesOf(ends[0]);
        List<Edge> edges = new ArrayList<>();
        for (String caller : callers) {
            for (String callee : processesOf(ends[1])) {
                Edge edge = new Edge(caller, callee);
                if (shop.detours().has(edge)) {
                    edges.add(edge);
                }
            }
        }
        return edges;
    }
}
