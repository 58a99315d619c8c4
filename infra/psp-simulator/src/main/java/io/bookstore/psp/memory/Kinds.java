package io.bookstore.psp.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The records that the journal may hold, found by their annotation so that no list can go stale. */
@Component
class Kinds {

    private final Map<String, Class<? extends Remembered>> byName = new HashMap<>();

    Kinds() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Kind.class));
        for (BeanDefinition found : scanner.findCandidateComponents("io.bookstore.psp")) {
            register(ClassUtils.resolveClassName(
                            Objects.requireNonNull(found.getBeanClassName()), Kinds.class.getClassLoader())
                    .asSubclass(Remembered.class));
        }
    }

    Map<String, Class<? extends Remembered>> byName() {
        return byName;
    }

    private void register(Class<? extends Remembered> type) {
        Class<?> twin = byName.put(type.getAnnotation(Kind.class).value(), type);
        if (twin != null) {
            throw new IllegalStateException(type + " and " + twin + " stand in the journal under one name");
        }
    }
}
