package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.shop.ShopUnderTest;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults that this shop on this machine can have.
 *
 * @param kinds those that can strike
 * @param skipped what cannot, and why
 */
public record Arsenal(List<FaultKind> kinds, List<String> skipped) {

    /**
     * @param wanted names or beginnings of names ({@code psp}, {@code line-down}); none for all
     * @throws IllegalArgumentException when one of them is no fault
     */
    public static Arsenal of(ShopUnderTest shop, List<String> wanted) {
        List<FaultKind> all = new ArrayList<>(ProcessFaults.kinds());
        all.addAll(LineFaults.kinds());
        all.addAll(ServerFaults.kinds(shop));
        all.addAll(PspFaults.kinds(shop.simulator()));
        all.addAll(ClockFaults.kinds(shop));
        List<String> skipped = new ArrayList<>(shop.skipped());
        List<String> unknown = PspFaults.unknownTo(shop.simulator());
        if (!unknown.isEmpty()) {
            skipped.add("the simulator does not know " + String.join(", ", unknown));
        }
        return new Arsenal(chosen(all, wanted), skipped);
    }

    private static List<FaultKind> chosen(List<FaultKind> all, List<String> wanted) {
        if (wanted.isEmpty()) {
            return all;
        }
        List<FaultKind> chosen = new ArrayList<>();
        for (String name : wanted) {
            List<FaultKind> matching = all.stream()
                    .filter(kind -> kind.name().equals(name) || kind.name().startsWith(name + "-"))
                    .filter(kind -> !chosen.contains(kind))
                    .toList();
            if (matching.isEmpty()
                    && chosen.stream().noneMatch(kind -> kind.name().startsWith(name))) {
                throw new IllegalArgumentException("There is no fault " + name + " here. There are: "
                        + String.join(", ", all.stream().map(FaultKind::name).toList()));
            }
            chosen.addAll(matching);
        }
        return chosen;
    }
}
