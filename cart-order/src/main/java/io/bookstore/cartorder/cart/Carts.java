package io.bookstore.cartorder.cart;

import io.bookstore.platform.json.LenientJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The carts in Redis, one key each. A change is written only over the very state that it was made from. */
@Component
public class Carts {

    private static final int TRIES = 200;
    private static final String PREFIX = "cart:";

    /** Swaps the value if it is still the expected one; an empty expectation means none. */
    private static final RedisScript<Long> SWAP = new DefaultRedisScript<>("""
            local now = redis.call('GET', KEYS[1])
            if (now or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1
            """, Long.class);

    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final CartSettings settings;

    Carts(StringRedisTemplate redis, LenientJson json, CartSettings settings) {
        this.redis = redis;
        this.json = json.mapper();
        this.settings = settings;
    }

    /** The owner's cart. A user without one has an empty one; a guest's token must be known and open. */
    public Optional<Cart> find(CartOwner owner) {
        Optional<Cart> found = read(stored(owner.key()));
        return owner instanceof CartOwner.User
                ? Optional.of(found.orElseGet(Cart::fresh))
                : found.filter(cart -> !cart.isClosed());
    }

    /** Takes what was bought out of the cart, once per order. A cart that is gone needs nothing. */
    public void takeOut(String ownerKey, UUID orderId, Map<UUID, Integer> bought) {
        String order = "order:" + orderId;
        change(ownerKey, cart -> cart.isEmpty() || cart.hasApplied(order) ? cart : cart.without(order, bought), null);
    }

    Cart create(CartOwner owner, UnaryOperator<Cart> first) {
        return change(owner.key(), first, Cart.fresh()).orElseThrow();
    }

    /** Applies the change; a user's first change makes the cart, a guest's cart must exist. */
    Optional<Cart> change(CartOwner owner, UnaryOperator<Cart> change) {
        boolean user = owner instanceof CartOwner.User;
        return change(owner.key(), cart -> cart.isClosed() ? cart : change.apply(cart), user ? Cart.fresh() : null)
                .filter(cart -> !cart.isClosed());
    }

    /** As {@link #change(CartOwner, UnaryOperator)}, on closed carts too; {@code otherwise} is changed when there is none. */
    Optional<Cart> change(String key, UnaryOperator<Cart> change, @Nullable Cart otherwise) {
        for (int tries = 0; tries < TRIES; tries++) {
            String before = stored(key);
            Cart cart = before == null ? otherwise : read(before).orElse(otherwise);
            if (cart == null) {
                return Optional.empty();
            }
            Cart after = cart.changedBy(change);
            if (after.version() == cart.version() || swap(key, before, json.writeValueAsString(after))) {
                return Optional.of(after);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000, 2_000_000));
        }
        throw new OptimisticLockingFailureException("the cart is changed by too many at once");
    }

    /** The cart of a user who left. */
    public void forget(UUID user) {
        delete(new CartOwner.User(user).key());
    }

    /** How many copies of which book a user means to buy. */
    public Map<UUID, Integer> contentsOf(UUID user) {
        return find(new CartOwner.User(user)).map(Cart::lines).orElse(List.of()).stream()
                .collect(Collectors.toMap(CartLine::bookId, CartLine::qty, Integer::sum));
    }

    void delete(String key) {
        redis.delete(PREFIX + key);
    }

    private boolean swap(String key, @Nullable String before, String after) {
        String millis = Long.toString(settings.keep().toMillis());
        Long swapped = redis.execute(SWAP, List.of(PREFIX + key), before == null ? "" : before, after, millis);
        return Long.valueOf(1).equals(swapped);
    }

    private @Nullable String stored(String key) {
        return redis.opsForValue().get(PREFIX + key);
    }

    private Optional<Cart> read(@Nullable String stored) {
        return Optional.ofNullable(stored).map(text -> json.readValue(text, Cart.class));
    }
}
