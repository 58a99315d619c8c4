package io.bookstore.identity.admin;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.erasure.EraseAccount;
import io.bookstore.identity.erasure.LastAdmin;
import io.bookstore.identity.session.EndSessions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of one account by an admin. Whoever loses a right is signed out, so that it is gone within seconds. */
@Service
class ChangeUser {

    private final Accounts accounts;
    private final EndSessions sessions;
    private final LastAdmin lastAdmin;
    private final EraseAccount eraseAccount;
    private final Audit audit;

    ChangeUser(Accounts accounts, EndSessions sessions, LastAdmin lastAdmin, EraseAccount eraseAccount, Audit audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.lastAdmin = lastAdmin;
        this.eraseAccount = eraseAccount;
        this.audit = audit;
    }

    /** What became of a change. */
    enum Outcome {
        DONE,
        UNKNOWN,
        LAST_ADMIN
    }

    @Transactional
    public Outcome rename(UUID id, String name, UUID actor) {
        if (accounts.byId(id).isEmpty()) {
            return Outcome.UNKNOWN;
        }
        accounts.rename(id, name);
        audit.add(id, actor, "renamed", null);
        return Outcome.DONE;
    }

    /** Of {@code customer}, {@code staff} and {@code admin} each holds those before it. */
    @Transactional
    public Outcome setRoles(UUID id, Set<String> wanted, UUID actor) {
        Optional<Account> account = accounts.byId(id);
        if (account.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        List<String> roles = complete(wanted);
        if (!roles.contains("admin") && lastAdmin.is(account.get())) {
            return Outcome.LAST_ADMIN;
        }
        if (!roles.equals(account.get().roles())) {
            accounts.changeRoles(id, roles);
            sessions.all(id, "roles-changed");
            audit.add(id, actor, "roles", String.join(" ", roles));
        }
        return Outcome.DONE;
    }

    @Transactional
    public Outcome disable(UUID id, UUID actor) {
        Optional<Account> account = accounts.byId(id);
        if (account.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (lastAdmin.is(account.get())) {
            return Outcome.LAST_ADMIN;
        }
        sessions.all(id, "disabled");
        accounts.changeStatus(id, Account.Status.DISABLED);
        audit.add(id, actor, "disabled", null);
        return Outcome.DONE;
    }

    @Transactional
    public Outcome enable(UUID id, UUID actor) {
        if (accounts.byId(id).isEmpty()) {
            return Outcome.UNKNOWN;
        }
        accounts.changeStatus(id, Account.Status.ACTIVE);
        audit.add(id, actor, "enabled", null);
        return Outcome.DONE;
    }

    @Transactional
    public Outcome erase(UUID id, UUID actor) {
        return switch (eraseAccount.erase(id)) {
            case UNKNOWN -> Outcome.UNKNOWN;
            case LAST_ADMIN -> Outcome.LAST_ADMIN;
            case ERASED -> {
                audit.add(id, actor, "erased", null);
                yield Outcome.DONE;
            }
        };
    }

    private static List<String> complete(Set<String> wanted) {
        if (wanted.contains("admin")) {
            return List.of("customer", "staff", "admin");
        }
        return wanted.contains("staff") ? List.of("customer", "staff") : List.of("customer");
    }
}
