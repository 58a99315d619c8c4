/** What staff see of events in all services: how far each subscription is, and what could not be applied. */
@NullMarked
package io.bookstore.cartorder.eventwatch;

import org.jspecify.annotations.NullMarked;
