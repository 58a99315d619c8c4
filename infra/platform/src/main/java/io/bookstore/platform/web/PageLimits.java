package io.bookstore.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds of a {@link PageQuery} argument other than 20 and 100. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface PageLimits {

    int defaultLimit() default PageQueries.DEFAULT_LIMIT;

    int max() default PageQueries.MAX_LIMIT;

    /** Whether a larger limit is lowered to {@link #max()} instead of refused. */
    boolean capped() default false;
}
