package io.bookstore.identity.address;

import io.bookstore.platform.web.PageQuery;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everything that an account keeps, for its owner's copy. */
@Component
public class AddressBook {

    private final Addresses addresses;

    AddressBook(Addresses addresses) {
        this.addresses = addresses;
    }

    /** The addresses, to be written as JSON. */
    public List<?> of(UUID account) {
        return addresses.page(account, new PageQuery(Addresses.MOST, 0, null));
    }
}
