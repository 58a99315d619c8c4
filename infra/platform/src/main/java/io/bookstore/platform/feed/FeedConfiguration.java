package io.bookstore.platform.feed;

import io.bookstore.platform.http.ServiceClients;
import io.bookstore.platform.json.LenientJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** For services that listen to others: active where there are {@link Subscription} beans. */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean({DataSource.class, Subscription.class})
public class FeedConfiguration {

    private static final Duration LEASE = Duration.ofSeconds(10);

    @Bean
    Positions feedPositions(JdbcClient jdbc) {
        return new Positions(jdbc, LEASE);
    }

    @Bean
    ParkedRows parkedRows(JdbcClient jdbc, LenientJson json) {
        return new ParkedRows(jdbc, json.mapper());
    }

    @Bean
    ParkedEvents parkedEvents(
            List<Subscription> subscriptions,
            ParkedRows rows,
            Positions positions,
            LenientJson json,
            PlatformTransactionManager transactions) {
        return new ParkedEvents(subscriptions, rows, positions, json.mapper(), transactions);
    }

    @Bean
    FeedWatchController feedWatchController(
            List<Subscription> all, ServiceClients clients, JdbcClient jdbc, ParkedEvents parkedEvents) {
        FeedWatch watch = new FeedWatch(
                all, subscription -> new HttpProducer(clients, subscription.producer(), Duration.ZERO), jdbc);
        return new FeedWatchController(watch, parkedEvents);
    }

    @Bean
    RunnerFactory subscriptionRunners(
            Positions positions,
            ParkedRows parked,
            LenientJson json,
            PlatformTransactionManager transactions,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        return new RunnerFactory(
                positions, parked, json.mapper(), transactions, meters.getIfAvailable(SimpleMeterRegistry::new), clock);
    }

    /** @param enabled {@code bookstore.feed.enabled=false} keeps a test from asking for producers that are not there */
    @Bean
    Subscriptions subscriptions(
            List<Subscription> all,
            RunnerFactory factory,
            ServiceClients clients,
            @Value("${bookstore.feed.enabled:true}") boolean enabled) {
        Set<String> names = new HashSet<>();
        for (Subscription subscription : all) {
            if (!names.add(subscription.name())) {
                throw new IllegalStateException("Two subscriptions are named " + subscription.name());
            }
        }
        return new Subscriptions(
                enabled,
                () -> all.stream()
                        .map(subscription -> factory.runner(
                                subscription,
                                new HttpProducer(clients, subscription.producer(), SubscriptionRunner.WAIT)))
                        .toList());
    }
}
