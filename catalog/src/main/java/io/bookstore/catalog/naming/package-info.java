/** What books share by name: contributors, series and works, found or made. */
@NullMarked
package io.bookstore.catalog.naming;

import org.jspecify.annotations.NullMarked;
