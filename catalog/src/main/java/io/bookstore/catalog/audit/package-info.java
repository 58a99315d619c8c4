/** Who changed what, when and by which request. */
@NullMarked
package io.bookstore.catalog.audit;

import org.jspecify.annotations.NullMarked;
