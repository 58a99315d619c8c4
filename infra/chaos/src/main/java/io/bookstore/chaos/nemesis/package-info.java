/** The faults, their schedule from one seed, and who carries it out. */
@NullMarked
package io.bookstore.chaos.nemesis;

import org.jspecify.annotations.NullMarked;
