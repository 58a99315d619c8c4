package io.bookstore.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTests {

    private final Admission admission =
            new Admission(new TrafficSettings(List.of(), 10, 5, 8), new SimpleMeterRegistry());

    @Test
    void shedsBrowsingFirstAndCheckoutLast() {
        List<Admission.Place> taken = take(6, RouteClass.BROWSE);
        refuses(RouteClass.BROWSE, "a");
        taken.add(admission.enter(RouteClass.SEARCH, "a"));
        refuses(RouteClass.SEARCH, "a");
        taken.add(admission.enter(RouteClass.CART, "a"));
        taken.add(admission.enter(RouteClass.CART, "b"));
        refuses(RouteClass.CART, "b");
        taken.add(admission.enter(RouteClass.CHECKOUT, "b"));
        refuses(RouteClass.CHECKOUT, "b");
        taken.removeLast().close();
        admission.enter(RouteClass.CHECKOUT, "b");
    }

    @Test
    void leavesPlacesToOtherServicesWhenOneIsSlow() {
        for (int i = 0; i < 8; i++) {
            admission.enter(RouteClass.CHECKOUT, "slow");
        }
        refuses(RouteClass.CHECKOUT, "slow");
        admission.enter(RouteClass.CHECKOUT, "quick");
    }

    @Test
    void countsPagesApartFromTheCallsThatTheyMake() {
        for (int i = 0; i < 5; i++) {
            admission.enter(RouteClass.PAGE, "storefront");
        }
        refuses(RouteClass.PAGE, "storefront");
        admission.enter(RouteClass.BROWSE, "catalog");
    }

    private List<Admission.Place> take(int count, RouteClass kind) {
        List<Admission.Place> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(admission.enter(kind, i % 2 == 0 ? "a" : "b"));
        }
        return taken;
    }

    private void refuses(RouteClass kind, String service) {
        assertThatThrownBy(() -> admission.enter(kind, service))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().getStatus()).isEqualTo(503));
    }
}
