package io.bookstore.paymentshipping.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down what a run finds: in the list for staff, in the log and in the metrics. */
@Component
class Report {

    private static final Logger log = LoggerFactory.getLogger(Report.class);

    private final Findings findings;
    private final MeterRegistry meters;

    Report(Findings findings, MeterRegistry meters) {
        this.findings = findings;
        this.meters = meters;
        Gauge.builder("bookstore.reconciliation.open", findings, all -> all.count("open"))
                .description("what does not agree between Stripe, payments and orders")
                .register(meters);
    }

    Part part(FindingKind.Side side) {
        return new Part(side);
    }

    /** What one comparison finds. */
    final class Part {

        private final FindingKind.Side side;
        private final Set<String> compared = new HashSet<>();
        private final List<Finding> seen = new ArrayList<>();

        private Part(FindingKind.Side side) {
            this.side = side;
        }

        void compared(String subject) {
            compared.add(subject);
        }

        void found(Finding finding) {
            seen.add(finding);
            if (findings.see(finding)) {
                meters.counter(
                                "bookstore.reconciliation.findings",
                                "kind",
                                finding.kind().word())
                        .increment();
                tell(finding);
            }
        }

        /** What was found before and agrees now is over. */
        void close() {
            int closed = findings.close(side, compared, seen);
            if (closed > 0) {
                log.info("{} findings are over: {} agree now", closed, side);
            }
        }

        private void tell(Finding finding) {
            String kind = finding.kind().word();
            if (finding.kind().isRepaired()) {
                log.warn("{} {} ({}) is being repaired", kind, finding.subject(), finding.detail());
            } else {
                log.error("{} {} ({}): somebody has to look", kind, finding.subject(), finding.detail());
            }
        }
    }
}
