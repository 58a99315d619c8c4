package io.bookstore.identity.address;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.Place;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The addresses of one's account. */
@RestController
class AddressController {

    private final Addresses addresses;
    private final Accounts accounts;

    AddressController(Addresses addresses, Accounts accounts) {
        this.addresses = addresses;
        this.accounts = accounts;
    }

    record AddressInput(
            @NotBlank @Size(max = 120) @Pattern(regexp = AddressContent.ONE_LINE, message = AddressContent.NOT_ONE_LINE)
            String name,

            @NotBlank @Size(max = 200) @Pattern(regexp = AddressContent.ONE_LINE, message = AddressContent.NOT_ONE_LINE)
            String line1,

            @Nullable @Size(max = 200) @Pattern(regexp = AddressContent.ONE_LINE, message = AddressContent.NOT_ONE_LINE)
            String line2,

            @NotBlank @Size(max = 100) @Pattern(regexp = AddressContent.ONE_LINE, message = AddressContent.NOT_ONE_LINE)
            String city,

            @NotBlank @Size(max = 20) @Pattern(regexp = AddressContent.ONE_LINE, message = AddressContent.NOT_ONE_LINE)
            String postalCode,

            @Nullable @Size(max = 100) @Pattern(regexp = AddressContent.ONE_LINE, message = AddressContent.NOT_ONE_LINE)
            String state,

            @NotNull String country,
            @Nullable Boolean preferred) {

        AddressContent content() {
            if (!AddressContent.knows(country)) {
                throw new ProblemException(
                        Problems.invalid("country", "must be a country code of ISO 3166-1 in two capital letters"));
            }
            return new AddressContent(name, line1, line2, city, postalCode, state, country);
        }

        boolean isPreferred() {
            return Boolean.TRUE.equals(preferred);
        }
    }

    record AddressView(
            UUID id, @JsonUnwrapped AddressContent content, boolean preferred, Instant createdAt, Instant updatedAt) {}

    @GetMapping("/v1/me/addresses")
    ResponseEntity<Page<AddressView>> mine(PageQuery page, Caller caller, HttpServletRequest request) {
        UUID owner = accounts.owner(caller).id();
        List<AddressView> rows = addresses.page(owner, page).stream()
                .map(AddressController::view)
                .toList();
        return Page.of(rows, addresses.count(owner), page, row -> Place.cursor(row.createdAt(), row.id()))
                .answer(request);
    }

    @PostMapping("/v1/me/addresses")
    ResponseEntity<?> add(@RequestBody @Valid AddressInput input, Caller caller) {
        UUID owner = accounts.owner(caller).id();
        Optional<UUID> added = addresses.add(owner, input.content(), input.isPreferred());
        if (added.isEmpty()) {
            return ResponseEntity.of(Problems.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "too-many-addresses",
                            "You keep too many addresses",
                            "At most " + Addresses.MOST + " fit. Delete one that you do not need."))
                    .build();
        }
        UUID id = added.get();
        return ResponseEntity.created(URI.create("/v1/me/addresses/" + id)).body(view(found(owner, id)));
    }

    @GetMapping("/v1/me/addresses/{id}")
    AddressView one(@PathVariable UUID id, Caller caller) {
        return view(found(caller.requireUser(), id));
    }

    @PutMapping("/v1/me/addresses/{id}")
    AddressView replace(@PathVariable UUID id, @RequestBody @Valid AddressInput input, Caller caller) {
        UUID owner = accounts.owner(caller).id();
        if (!addresses.replace(owner, id, input.content(), input.isPreferred())) {
            throw unknown();
        }
        return view(found(owner, id));
    }

    @DeleteMapping("/v1/me/addresses/{id}")
    ResponseEntity<Void> delete(@PathVariable UUID id, Caller caller) {
        if (!addresses.delete(caller.requireUser(), id)) {
            throw unknown();
        }
        return ResponseEntity.noContent().build();
    }

    /** For a checkout that names a kept address. */
    @GetMapping("/internal/users/{user}/addresses/{id}")
    AddressContent forCheckout(@PathVariable UUID user, @PathVariable UUID id) {
        return found(user, id).content();
    }

    private Addresses.Address found(UUID owner, UUID id) {
        return addresses.find(owner, id).orElseThrow(AddressController::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.notFound("You have no saved address of this id."));
    }

    private static AddressView view(Addresses.Address address) {
        return new AddressView(
                address.id(), address.content(), address.preferred(), address.createdAt(), address.updatedAt());
    }
}
