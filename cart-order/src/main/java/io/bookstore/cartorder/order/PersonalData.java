package io.bookstore.cartorder.order;

import io.bookstore.platform.crypto.FieldCipher;
import io.bookstore.platform.json.LenientJson;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals what an order knows of a person, bound to its row and column. */
@Component
class PersonalData {

    private static final String TABLE = "orders";

    private final FieldCipher cipher;
    private final JsonMapper json;

    PersonalData(FieldCipher cipher, LenientJson json) {
        this.cipher = cipher;
        this.json = json.mapper();
    }

    byte[] sealEmail(UUID order, String email) {
        return cipher.encrypt(email, TABLE, order, "email");
    }

    String openEmail(UUID order, byte[] sealed) {
        return cipher.decrypt(sealed, TABLE, order, "email");
    }

    byte[] sealAddress(UUID order, Address address) {
        return cipher.encrypt(json.writeValueAsString(address), TABLE, order, "shipping_addr");
    }

    Address openAddress(UUID order, byte[] sealed) {
        return json.readValue(cipher.decrypt(sealed, TABLE, order, "shipping_addr"), Address.class);
    }
}
