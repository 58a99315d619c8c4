/** What shoppers did with the answers of a search. */
@NullMarked
package io.bookstore.search.feedback;

import org.jspecify.annotations.NullMarked;
