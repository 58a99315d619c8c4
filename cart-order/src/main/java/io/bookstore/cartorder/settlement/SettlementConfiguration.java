package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.cart.Carts;
import io.bookstore.cartorder.failpoint.FailPoints;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.saga.SagaRunner;
import io.bookstore.cartorder.stock.Stock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    Settlement settlement(
            Stock stock,
            Payments payments,
            OrderMoves moves,
            Orders orders,
            Carts carts,
            OpenRefunds refunds,
            SagaLog sagas,
            FailPoints failPoints,
            MeterRegistry meters,
            SettlementSettings settings) {
        StockSteps stockSteps = new StockSteps(stock, moves, failPoints, meters);
        return new Settlement(
                stockSteps,
                new ChargeStep(payments, stockSteps, moves, failPoints),
                new OrderSteps(moves, sagas, carts::takeOut, failPoints),
                new PayBackStep(payments, moves),
                new StaffRefundStep(refunds, moves, payments)::giveBack,
                sagas,
                new SagaRunner(sagas, settings.longestPause()),
                orders::find,
                settings.payWithin());
    }

    @Bean
    MeterBinder parkedSagas(SagaLog sagas) {
        return registry -> Gauge.builder("bookstore.saga.parked", sagas, SagaLog::parked)
                .description("processes of orders that are stuck and need somebody to look")
                .register(registry);
    }
}
