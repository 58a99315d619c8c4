package io.bookstore.psp.webhook;

import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.fault.FaultPlan;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.memory.StripeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides, within the change that made the events, which of them are sent and when. */
@Component
public class Webhooks {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
    private static final int MOST_COPIES = 100;

    private final WebhookSettings settings;
    private final Memory memory;
    private final Outgoing outgoing;

    Webhooks(WebhookSettings settings, Memory memory, Outgoing outgoing) {
        this.settings = settings;
        this.memory = memory;
        this.outgoing = outgoing;
    }

    public List<Delivery> plan(Change change, FaultPlan faults) {
        if (!settings.wanted()) {
            return List.of();
        }
        Instant first =
                change.now().plus(faults.lasting(FaultKind.WEBHOOK_DELAY).orElse(Duration.ZERO));
        Duration step = faults.lasting(FaultKind.WEBHOOK_REORDER).orElse(Duration.ZERO);
        int copies = Math.min(faults.number(FaultKind.WEBHOOK_DUPLICATE).orElse(1), MOST_COPIES);
        List<StripeEvent> events = change.events();
        List<Delivery> planned = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Instant due = first.plus(step.multipliedBy(events.size() - 1L - i));
            for (int copy = 1; copy <= copies; copy++) {
                planned.add(change.keep(planned(events.get(i), copy, due, faults)));
            }
            if (faults.has(FaultKind.WEBHOOK_RESEND)) {
                Instant later =
                        due.plus(faults.lasting(FaultKind.WEBHOOK_RESEND).orElseThrow());
                planned.add(change.keep(planned(events.get(i), copies + 1, later, faults)));
            }
        }
        return planned;
    }

    private static Delivery planned(StripeEvent event, int copy, Instant due, FaultPlan faults) {
        return new Delivery(
                copy == 1 ? event.id() : event.id() + "#" + copy,
                event.id(),
                due,
                faults.has(FaultKind.NO_WEBHOOK) ? Delivery.State.WITHHELD : Delivery.State.PENDING,
                Twist.of(faults));
    }

    /** To be called once the change is true. */
    public void send(List<Delivery> planned) {
        pending(planned).forEach(outgoing::take);
    }

    /** As above, and before or after the answer to the caller if a fault wants it so. */
    public void send(List<Delivery> planned, FaultPlan faults, Consumer<Runnable> afterAnswer) {
        Optional<Duration> longest = faults.lasting(FaultKind.WEBHOOK_FIRST);
        if (longest.isPresent()) {
            sendAndWait(pending(planned), longest.get());
        } else if (faults.has(FaultKind.WEBHOOK_LAST)) {
            afterAnswer.accept(() -> send(planned));
        } else {
            send(planned);
        }
    }

    private static List<Delivery> pending(List<Delivery> planned) {
        return planned.stream()
                .filter(delivery -> delivery.state() == Delivery.State.PENDING)
                .toList();
    }

    private void sendAndWait(List<Delivery> pending, Duration longest) {
        CountDownLatch told = new CountDownLatch(pending.size());
        pending.forEach(delivery -> outgoing.take(delivery, told::countDown));
        try {
            if (!told.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("The shop did not answer its events within {}", longest);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    public int pending(StripeEvent event) {
        return memory.find(Delivery.class, event.id())
                .map(delivery -> delivery.state() == Delivery.State.PENDING ? 1 : 0)
                .orElse(0);
    }
}
