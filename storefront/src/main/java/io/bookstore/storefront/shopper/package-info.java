/** Who is shopping: account and tokens in the session, the guest's cart in a cookie, and on whose behalf the API is called. */
@NullMarked
package io.bookstore.storefront.shopper;

import org.jspecify.annotations.NullMarked;
