package io.bookstore.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void usesTheUsualPorts() {
        Ports ports = new Ports(Map.of());
        assertThat(ports.of("cart-order", 8104)).isEqualTo(8104);
        assertThat(ports.management("cart-order", 8104)).isEqualTo(8204);
    }

    @Test
    void movesOnePortOrAllOfThem() {
        Ports ports = new Ports(Map.of("CART_ORDER_PORT", "9000", "BOOKSTORE_PORT_OFFSET", "1000"));
        assertThat(ports.of("cart-order", 8104)).isEqualTo(9000);
        assertThat(ports.management("cart-order", 8104)).isEqualTo(9100);
        assertThat(ports.of("catalog", 8102)).isEqualTo(9102);
        assertThat(ports.replica(8102, 2)).isEqualTo(9152);
    }

    @Test
    void givesEveryReplicaOfEveryServicePortsOfItsOwn() {
        Ports ports = new Ports(Map.of());
        Set<Integer> seen = new HashSet<>();
        for (Topology.Service service : Topology.SERVICES) {
            assertThat(seen.add(ports.of(service.name(), service.port()))).isTrue();
            assertThat(seen.add(ports.management(service.name(), service.port())))
                    .isTrue();
            if (!service.name().equals("gateway")) {
                for (int number = 2; number <= 4; number++) {
                    assertThat(seen.add(ports.replica(service.port(), number))).isTrue();
                    assertThat(seen.add(ports.replica(service.port(), number) + 100))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void saysWhichVariableIsNoPort() {
        Ports ports = new Ports(Map.of("CATALOG_PORT", "eighty"));
        assertThatThrownBy(() -> ports.of("catalog", 8102))
                .isInstanceOf(LaunchFailed.class)
                .hasMessage("CATALOG_PORT=eighty is not a port number.");
    }
}
