package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldValueFactorModifier;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What decides between books that match equally well: stock first, then sales and ratings, damped, then freshness. */
@Component
public class Popularity {

    private static final Weights AMONG_LIKE = new Weights(25, 4, 2);

    /**
     * Stock counts more than all within a tier of {@link Ranks} together, and less than from one tier to the next; what
     * many have read comes before what only has the words more often.
     */
    private static final Weights WITHIN_TIER = new Weights(300, 10, 8);

    private static final double FRESH = 2;

    private final Clock clock;

    Popularity(Clock clock) {
        this.clock = clock;
    }

    /** Adds it to the score of what matches. */
    public Query rank(Query match) {
        return rank(match, AMONG_LIKE);
    }

    /** As {@link #rank}, with what is out of stock below everything else that matches as well. */
    public Query rankInStockFirst(Query match) {
        return rank(match, WITHIN_TIER);
    }

    private Query rank(Query match, Weights weights) {
        return Query.of(query -> query.functionScore(score -> score.query(match)
                .functions(
                        damped("popularity", weights.sales()),
                        damped("ratings_count", weights.ratings()),
                        inStock(weights.inStock()),
                        fresh())
                .scoreMode(FunctionScoreMode.Sum)
                .boostMode(FunctionBoostMode.Sum)));
    }

    private static FunctionScore damped(String field, double weight) {
        return FunctionScore.of(function -> function.weight(weight)
                .fieldValueFactor(factor -> factor.field(field).missing(0.0).modifier(FieldValueFactorModifier.Log1p)));
    }

    private static FunctionScore inStock(double weight) {
        return FunctionScore.of(
                function -> function.filter(Selections.is("in_stock", "true")).weight(weight));
    }

    private FunctionScore fresh() {
        String today = LocalDate.ofInstant(clock.instant(), clock.getZone()).toString();
        return FunctionScore.of(function -> function.filter(has -> has.exists(field -> field.field("published")))
                .weight(FRESH)
                .gauss(decay -> decay.date(date -> date.field("published")
                        .placement(place -> place.origin(today).scale(Time.of(years -> years.time("730d")))))));
    }

    private record Weights(double inStock, double sales, double ratings) {}
}
