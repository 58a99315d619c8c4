package io.bookstore.platform.crypto;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One clear sentence instead of a stack trace when a service does not start for want of its keys. */
final class KeySetUnusableAnalyzer extends AbstractFailureAnalyzer<KeySetUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeySetUnusable cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set it to the output of io.bookstore.platform.crypto.KeySets and keep it safe.",
                cause);
    }
}
