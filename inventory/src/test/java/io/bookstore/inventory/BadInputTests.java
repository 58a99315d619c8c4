package io.bookstore.inventory;

import io.bookstore.platform.testing.BadInputContract;

@InventoryIntegrationTest
class BadInputTests extends BadInputContract {

    @Override
    protected String service() {
        return "inventory";
    }
}
