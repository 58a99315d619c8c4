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

    private static final double IN_STOCK = 25;
    private static final double SALES = 4;
    private static final double RATINGS = 2;
    private static final double FRESH = 2;

    private final Clock clock;

    Popularity(Clock clock) {
        this.clock = clock;
    }

    /** Adds it to the score of what matches. */
    public Query rank(Query match) {
        return Query.of(query -> query.functionScore(score -> score.query(match)
                .functions(damped("popularity", SALES), damped("ratings_count", RATINGS), inStock(), fresh())
                .scoreMode(FunctionScoreMode.Sum)
                .boostMode(FunctionBoostMode.Sum)));
    }

    private static FunctionScore damped(String field, double weight) {
        return FunctionScore.of(function -> function.weight(weight)
                .fieldValueFactor(factor -> factor.field(field).missing(0.0).modifier(FieldValueFactorModifier.Log1p)));
    }

    private static FunctionScore inStock() {
        return FunctionScore.of(
                function -> function.filter(Selections.is("in_stock", "true")).weight(IN_STOCK));
    }

    private FunctionScore fresh() {
        String today = LocalDate.ofInstant(clock.instant(), clock.getZone()).toString();
        return FunctionScore.of(function -> function.filter(has -> has.exists(field -> field.field("published")))
                .weight(FRESH)
                .gauss(decay -> decay.date(date -> date.field("published")
                        .placement(place -> place.origin(today).scale(Time.of(years -> years.time("730d")))))));
    }
}
