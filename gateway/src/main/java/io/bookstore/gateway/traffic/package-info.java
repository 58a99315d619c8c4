/** Who calls and what for: the client behind the proxies, the class of a request, and how much of each class is let in at once. */
@NullMarked
package io.bookstore.gateway.traffic;

import org.jspecify.annotations.NullMarked;
