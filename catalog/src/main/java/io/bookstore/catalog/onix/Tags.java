package io.bookstore.catalog.onix;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements that mean something to us. A file uses either their reference names or their short ones. */
final class Tags {

    /** Those whose short name is not just the reference name in small letters. */
    private static final String SHORT = """
            a001 RecordReference       a002 NotificationType      m186 DefaultCurrencyCode
            x310 DefaultPriceType      m184 DefaultLanguageOfText
            b221 ProductIDType         b233 IDTypeName            b244 IDValue
            x314 ProductComposition    b012 ProductForm           b333 ProductFormDetail
            x416 PrimaryContentType    x315 MeasureType           c094 Measurement
            c095 MeasureUnitCode       x329 CollectionType        x479 CollectionSequenceType
            x481 CollectionSequenceNumber                         b202 TitleType
            b034 SequenceNumber        x409 TitleElementLevel     x410 PartNumber
            b203 TitleText             b030 TitlePrefix           b031 TitleWithoutPrefix
            b029 Subtitle              b035 ContributorRole       b036 PersonName
            b037 PersonNameInverted    b039 NamesBeforeKey        b247 PrefixToKey
            b040 KeyNames              b041 NamesAfterKey         b248 SuffixToKey
            b047 CorporateName         b249 UnnamedPersons        b253 LanguageRole
            b252 LanguageCode          b218 ExtentType            b219 ExtentValue
            b220 ExtentUnit            b067 SubjectSchemeIdentifier
            b171 SubjectSchemeName     b069 SubjectCode           b070 SubjectHeadingText    b074 AudienceRangeQualifier
            b075 AudienceRangePrecision                           b076 AudienceRangeValue
            x426 TextType              x427 ContentAudience       d104 Text
            g126 PrizeName             g127 PrizeYear             g129 PrizeCode
            x503 PrizeStatement        x436 ResourceContentType   x437 ResourceMode
            x435 ResourceLink          b079 ImprintName           b291 PublishingRole
            b081 PublisherName         b394 PublishingStatus      x448 PublishingDateRole
            b306 Date                  j260 DateFormat            x454 WorkRelationCode
            b201 WorkIDType            x455 ProductRelationCode   j408 MarketDateRole
            j396 ProductAvailability   x461 SupplyDateRole        j350 OnHand
            x462 PriceType             j261 PriceQualifier        j151 PriceAmount
            j152 CurrencyCode          j192 UnpricedItemType
            """;

    private static final String COMPOSITE = """
            Header Product ProductIdentifier DescriptiveDetail Measure Collection CollectionSequence TitleDetail
            TitleElement Contributor AlternativeName NoContributor Language Extent Subject AudienceRange
            CollateralDetail TextContent Prize SupportingResource ResourceVersion PublishingDetail Imprint Publisher
            PublishingDate RelatedMaterial RelatedWork WorkIdentifier RelatedProduct ProductSupply
            MarketPublishingDetail MarketDate SupplyDetail SupplyDate Stock Price
            """;

    private static final Map<String, String> REFERENCE = table();

    private Tags() {}

    /** The reference name of an element in either spelling; null when it means nothing to us. */
    static @Nullable String reference(String name) {
        return REFERENCE.get(name);
    }

    private static Map<String, String> table() {
        Map<String, String> names = new HashMap<>();
        String[] words = SHORT.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            names.put(words[i], words[i + 1]);
            names.put(words[i + 1], words[i + 1]);
        }
        for (String name : COMPOSITE.strip().split("\\s+")) {
            names.put(name, name);
            names.put(name.toLowerCase(Locale.ROOT), name);
        }
        names.put("n339", "NoContributor");
        return Map.copyOf(names);
    }
}
