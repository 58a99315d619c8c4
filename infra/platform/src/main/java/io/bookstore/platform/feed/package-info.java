/** Subscriptions: events of other services, delivered at least once and taking effect exactly once. */
@NullMarked
package io.bookstore.platform.feed;

import org.jspecify.annotations.NullMarked;
