package io.bookstore.identity.throttle;

import io.bookstore.identity.account.KeyedHash;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts failed tries three ways: at one account from one network address (the delay begins after five and doubles), at
 * one account from everywhere (after fifty), and from one network address at all accounts (after fifteen). Where the
 * account was signed in to before, only the first counts: the owner keeps getting in while strangers are turned away.
 * No delay is longer than a quarter of an hour, and an idle day forgets everything.
 */
@Component
public class Throttle {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration PLACES = Duration.ofDays(90);
    private static final int DOUBLINGS = 10;

    /** How many failures are free, and how many more double the delay. */
    private enum Way {
        PAIR(5, 1),
        ACCOUNT(50, 10),
        ADDRESS(15, 3);

        private final int free;
        private final int step;

        Way(int free, int step) {
            this.free = free;
            this.step = step;
        }
    }

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    Throttle(JdbcClient jdbc, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.clock = clock;
    }

    /** How long this attempt has to wait; empty when it may be made now. */
    public Optional<Duration> delay(Attempt attempt) {
        Instant now = clock.instant();
        Map<Way, byte[]> keys = keys(attempt);
        return jdbc.sql("""
                        select max(blocked_to) from sign_in_failure
                        where blocked_to > :now
                          and (who = :pair or (who in (:others)
                               and not exists (select from sign_in_place where who = :pair)))
                        """)
                .param("now", Timestamp.from(now))
                .param("pair", keys.get(Way.PAIR))
                .param("others", List.copyOf(keys.values()))
                .query(Timestamp.class)
                .optional()
                .map(end -> Duration.between(now, end.toInstant()));
    }

    /** Notes a failure, the same work for accounts that exist and others. */
    public void failed(Attempt attempt) {
        Instant now = clock.instant();
        keys(attempt).forEach((way, key) -> {
            int failures = count(key, now);
            if (failures >= way.free) {
                jdbc.sql("update sign_in_failure set blocked_to = :end where who = :who")
                        .param("end", Timestamp.from(now.plus(delay(way, failures))))
                        .param("who", key)
                        .update();
            }
        });
    }

    /**
     * Forgets this place's failures and keeps it in mind.
     *
     * @return whether the account was never signed in to from here
     */
    public boolean succeeded(Attempt attempt) {
        byte[] pair = keys(attempt).get(Way.PAIR);
        jdbc.sql("delete from sign_in_failure where who = :pair")
                .param("pair", pair)
                .update();
        return jdbc.sql("""
                        insert into sign_in_place (who, seen_at) values (:pair, :now)
                        on conflict (who) do update set seen_at = excluded.seen_at
                        returning (xmax = 0)
                        """)
                .param("pair", pair)
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Lets everybody try again at this account: its owner has proved the mailbox. */
    public void forgive(String account) {
        jdbc.sql("delete from sign_in_failure where who = :who")
                .param("who", hash.of("throttle.account", account))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        Instant now = clock.instant();
        jdbc.sql("delete from sign_in_failure where last_at < :age")
                .param("age", Timestamp.from(now.minus(MEMORY)))
                .update();
        jdbc.sql("delete from sign_in_place where seen_at < :age")
                .param("age", Timestamp.from(now.minus(PLACES)))
                .update();
    }

    private int count(byte[] key, Instant now) {
        return jdbc.sql("""
                        insert into sign_in_failure as known (who, failures, last_at, blocked_to)
                        values (:who, 1, :now, :now)
                        on conflict (who) do update
                            set failures = case when known.last_at < :age then 1 else known.failures + 1 end,
                                last_at = excluded.last_at
                        returning failures
                        """)
                .param("who", key)
                .param("now", Timestamp.from(now))
                .param("age", Timestamp.from(now.minus(MEMORY)))
                .query(Integer.class)
                .single();
    }

    private static Duration delay(Way way, int failures) {
        int doublings = Math.min((failures - way.free) / way.step, DOUBLINGS);
        Duration delay = Duration.ofSeconds(1L << doublings);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    private Map<Way, byte[]> keys(Attempt attempt) {
        Map<Way, byte[]> keys = new LinkedHashMap<>();
        keys.put(Way.PAIR, hash.of("throttle.pair", attempt.account() + '\n' + attempt.address()));
        keys.put(Way.ACCOUNT, hash.of("throttle.account", attempt.account()));
        if (!attempt.comesFromThisMachine()) {
            keys.put(Way.ADDRESS, hash.of("throttle.address", attempt.address()));
        }
        return keys;
    }
}
