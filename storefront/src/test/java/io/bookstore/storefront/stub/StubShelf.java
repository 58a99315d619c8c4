package io.bookstore.storefront.stub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The books of the stub: well-known works with editions, prices and stock. */
final class StubShelf {

    /** title | subtitle | authors | series, volume | categories | year | publisher | description | format price stock … */
    private static final String BOOKS = """
            Pride and Prejudice||Jane Austen||classics,romance|1813|Harbour Press|Elizabeth Bennet takes Mr Darcy for the proudest man in England, and he takes her family for the silliest. Both are right, and both will have to change their minds.|hardcover 2400 3,paperback 899 40,ebook 299 999
            Jane Eyre||Charlotte Brontë||classics,romance|1847|Harbour Press|A governess with no money and a will of her own falls in love with the master of Thornfield, a house that keeps a secret upstairs.|paperback 999 12,ebook 349 999
            Moby-Dick|or, The Whale|Herman Melville||classics,adventure|1851|North Shore|A young sailor signs on a whaling ship whose captain hunts one animal only. The sea has the last word.|hardcover 2800 0,paperback 1199 7
            The Hobbit||J.R.R. Tolkien;Alan Lee:illustrator|Middle-earth, 1|fantasy,childrens|1937|Greenwood|A respectable hobbit is hired as a burglar by thirteen dwarves and finds a ring that will cost his family their peace.|hardcover 3200 5,paperback 1299 80,audiobook 2199 999
            The Fellowship of the Ring||J.R.R. Tolkien|Middle-earth, 2|fantasy|1954|Greenwood|Nine companions set out to destroy a ring that everybody wants to own. Not all of them arrive.|paperback 1399 60,ebook 899 999
            The Two Towers||J.R.R. Tolkien|Middle-earth, 3|fantasy|1954|Greenwood|The company is broken, and two small people walk east with the heaviest thing in the world.|paperback 1399 33
            A Wizard of Earthsea||Ursula K. Le Guin|Earthsea, 1|fantasy,young-adult|1968|Lantern House|A gifted boy lets loose a shadow out of pride and has to follow it to the end of the sea.|hardcover 2600 2,paperback 1099 25,ebook 699 999
            The Tombs of Atuan||Ursula K. Le Guin|Earthsea, 2|fantasy,young-adult|1971|Lantern House|A priestess who owns nothing, not even her name, finds a thief in her labyrinth and has to decide what he is worth.|paperback 1099 14
            The Farthest Shore||Ursula K. Le Guin|Earthsea, 3|fantasy,young-adult|1972|Lantern House|Magic is running out of the world, and the Archmage sails with a prince to find the hole through which it leaves.|paperback 1099 1
            The Left Hand of Darkness||Ursula K. Le Guin||science-fiction|1969|Lantern House|An envoy comes alone to a winter world whose people are neither men nor women, and learns what trust costs.|paperback 1249 18,ebook 799 999
            Dune||Frank Herbert|Dune, 1|science-fiction|1965|Meridian|A duke's son loses everything on a desert planet and becomes what its people were waiting for. He can see where that leads.|hardcover 3500 4,paperback 1499 55,ebook 999 999,audiobook 2699 999
            Dune Messiah||Frank Herbert|Dune, 2|science-fiction|1969|Meridian|The hero has won, and his victory kills billions in his name. Now those who made him want him gone.|paperback 1299 9
            Frankenstein|or, The Modern Prometheus|Mary Shelley||classics,horror|1818|Harbour Press|A student makes a living being and runs away from it. It only wanted to be spoken to.|paperback 799 22
            Murder on the Orient Express||Agatha Christie|Hercule Poirot, 10|mystery-crime|1934|Black Cat|Snow stops the train, and a passenger lies dead with twelve wounds. Everybody has an alibi; that is what is wrong.|paperback 1199 31,audiobook 1899 999
            The Hound of the Baskervilles||Arthur Conan Doyle|Sherlock Holmes, 5|mystery-crime,classics|1902|Black Cat|An heir is followed by a legend with teeth, and Holmes sends Watson alone to the moor.|paperback 899 2
            The Name of the Rose||Umberto Eco;William Weaver:translator||mystery-crime,historical-fiction|1980|North Shore|In a rich abbey the monks die one by one, and the only clue is a book that nobody may read.|paperback 1599 11
            Wolf Hall||Hilary Mantel|Thomas Cromwell, 1|historical-fiction|2009|Meridian|A blacksmith's son becomes the most useful man in England. The king wants a new wife; Cromwell wants to live.|hardcover 2999 6,paperback 1399 27
            One Hundred Years of Solitude||Gabriel García Márquez;Gregory Rabassa:translator||literary-fiction|1967|Meridian|Seven generations of one family love, fight and forget in a town that rain and memory wash away.|paperback 1499 16
            Beloved||Toni Morrison||literary-fiction|1987|Lantern House|A woman who escaped slavery is visited by the child she could not let be taken. The house remembers everything.|paperback 1399 0
            The Left-Handed Woman's Guide to Very Long Titles|Being a True and Complete Account of How One Reader Found Room on the Shelf for All of Them|Anna-Lena Østergård-Whitfield;Björn Þorláksson;Zoë Núñez;Chloë Müller||humor|2021|Paper Boat|An entirely invented book with a title that no cover should be able to hold, and yet it does.|paperback 1650 3
            Matilda||Roald Dahl;Quentin Blake:illustrator||childrens,humor|1988|Paper Boat|A small girl reads her way out of a house where nobody reads, and moves a piece of chalk with her eyes.|paperback 899 44,ebook 599 999
            The Wind in the Willows||Kenneth Grahame||childrens,classics|1908|Paper Boat|A mole leaves his spring cleaning, meets a rat with a boat, and learns that there is nothing like messing about.|hardcover 2200 8,paperback 799 19
            Leaves of Grass||Walt Whitman||poetry|1855|Harbour Press|One man sings of himself and means everybody. He kept writing it until he died.|paperback 999 13
            The Waste Land|and Other Poems|T.S. Eliot||poetry|1922|North Shore|April, a fortune-teller, a river, and the voices of a city after a war, cut together like film.|paperback 950 6
            Sapiens|A Brief History of Humankind|Yuval Noah Harari||history,nonfiction|2011|Meridian|How an unremarkable ape came to rule the planet: by believing, together, in things that do not exist.|paperback 1899 48,audiobook 2499 999
            The Diary of a Young Girl||Anne Frank||biography-memoir,history|1947|North Shore|A girl in hiding writes to a friend she made up. She wanted to be a writer, and she is one.|paperback 949 35
            Thinking, Fast and Slow||Daniel Kahneman||psychology,nonfiction|2011|Meridian|Two systems in one head: one jumps, one checks. A Nobel laureate shows how often the first one decides.|paperback 1799 21
            On the Origin of Species||Charles Darwin||science-nature,classics|1859|Harbour Press|The long, patient argument that changed what we are, built from pigeons, barnacles and time.|hardcover 3000 2,paperback 1099 10
            The Pragmatic Garden|Growing Food in Small Spaces|Ines Moreau||cooking-food|2024|Paper Boat|Pots, balconies and bad soil: what grows there, when to sow it and how to cook what survives.|paperback 2250 15,hardcover 3400 -1
            Snow Country||Yasunari Kawabata;Edward G. Seidensticker:translator||literary-fiction|1948|North Shore|A man from Tokyo takes the train to the mountains to see a geisha who deserves better than him.|paperback 1299 5
            """;

    private static final String CATEGORIES = """
            fiction|Fiction|
            classics|Classics|fiction
            literary-fiction|Literary fiction|fiction
            fantasy|Fantasy|fiction
            science-fiction|Science fiction|fiction
            mystery-crime|Mystery and crime|fiction
            historical-fiction|Historical fiction|fiction
            romance|Romance|fiction
            horror|Horror|fiction
            adventure|Adventure|fiction
            humor|Humour|
            childrens|Children's|
            young-adult|Young adult|
            poetry|Poetry|
            nonfiction|Nonfiction|
            history|History|nonfiction
            biography-memoir|Biography and memoir|nonfiction
            psychology|Psychology|nonfiction
            science-nature|Science and nature|nonfiction
            cooking-food|Cooking and food|nonfiction
            """;

    static final String APPEARS = "2027-03-02";

    private final Map<String, Map<String, Object>> books = new LinkedHashMap<>();
    private final Map<String, Integer> stock = new LinkedHashMap<>();
    private final Map<String, String[]> categories = new LinkedHashMap<>();

    StubShelf() {
        for (String line : CATEGORIES.strip().lines().toList()) {
            String[] part = line.split("\\|", -1);
            categories.put(part[0], part);
        }
        List<String> lines = BOOKS.strip().lines().toList();
        for (int i = 0; i < lines.size(); i++) add(lines.get(i).split("\\|", -1), i);
    }

    private void add(String[] part, int number) {
        String work = id("work " + part[0]);
        for (String edition : part[8].split(",")) {
            String[] terms = edition.split(" ");
            Map<String, Object> book = new LinkedHashMap<>();
            String id = id(part[0] + terms[0]);
            book.put("id", id);
            book.put("work_id", work);
            book.put("isbn13", "97800" + String.format("%08d", Math.abs(id.hashCode() % 100_000_000)));
            book.put("title", part[0]);
            book.put("subtitle", part[1].isEmpty() ? null : part[1]);
            book.put(
                    "authors",
                    Arrays.stream(part[2].split(";"))
                            .map(StubShelf::contributor)
                            .toList());
            book.put("series", part[3].isEmpty() ? null : series(part[3]));
            book.put("format", terms[0]);
            book.put("language", "en");
            book.put("publisher", part[6]);
            book.put("published", part[5]);
            book.put("pages", terms[0].equals("audiobook") ? null : 180 + 37 * (number % 13));
            book.put("description", part[7]);
            book.put(
                    "categories",
                    Arrays.stream(part[4].split(",")).map(this::category).toList());
            book.put("price_cents", Long.parseLong(terms[1]));
            book.put("currency", "USD");
            book.put("rating", 3.6 + (number * 7 % 13) / 10.0);
            book.put("ratings_count", 120 + 977 * (number * 5 % 17));
            book.put("image", image(id, part[0] + terms[0]));
            book.put("active", true);
            book.put("version", 1L);
            book.put("created_at", "2026-11-%02dT08:00:00Z".formatted(1 + number % 20));
            book.put("updated_at", "2026-11-21T08:00:00Z");
            books.put(id, book);
            stock.put(id, Integer.valueOf(terms[2]));
        }
    }

    /** A new book that has nothing yet but its title. */
    Map<String, Object> add(String title, String isbn) {
        add(
                new String[] {title, "", "Nobody", "", "poetry", "2026", "", "None yet.", "paperback-new 1000 0"},
                books.size());
        Map<String, Object> book = find(id(title + "paperback-new"));
        if (!isbn.isEmpty()) book.put("isbn13", isbn);
        book.put("series", null);
        return book;
    }

    private static Map<String, Object> image(String id, String name) {
        Map<String, Object> image = new LinkedHashMap<>();
        boolean photo = name.equals("Sapienspaperback");
        image.put("url", photo ? "/v1/images/sapiens.jpg" : "/covers/" + id + ".svg");
        image.put("public_id", photo ? "sapiens" : null);
        return image;
    }

    private static Map<String, Object> contributor(String text) {
        String[] part = text.split(":");
        return Map.of("id", id(part[0]), "name", part[0], "role", part.length > 1 ? part[1] : "author");
    }

    private static Map<String, Object> series(String text) {
        String[] part = text.split(", ");
        return Map.of("id", id("series " + part[0]), "name", part[0], "volume", part[1]);
    }

    Map<String, Object> category(String slug) {
        return Map.of(
                "id", id("category " + slug), "slug", slug, "name", categories.get(slug)[1]);
    }

    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    List<Map<String, Object>> all() {
        return new ArrayList<>(books.values());
    }

    Map<String, Object> find(String key) {
        Map<String, Object> byId = books.get(key);
        if (byId != null) return byId;
        return books.values().stream()
                .filter(book -> key.equals(book.get("isbn13")))
                .findFirst()
                .orElse(null);
    }

    /** Books with less than no copies have not appeared yet. */
    static boolean isPreorder(Map<String, Object> book) {
        return book.get("title").equals("The Pragmatic Garden")
                && book.get("format").equals("hardcover");
    }

    int left(String id) {
        return stock.getOrDefault(id, 0);
    }

    void setLeft(String id, int copies) {
        stock.put(id, copies);
    }

    Map<String, Object> availability(String id) {
        int left = left(id);
        if (left < 0) return Map.of("status", "preorder", "available_from", APPEARS);
        if (left == 0) return Map.of("status", "out_of_stock");
        return left <= 5 ? Map.of("status", "low_stock", "left", left) : Map.of("status", "in_stock");
    }

    Map<String, String> categoryNames() {
        Map<String, String> names = new LinkedHashMap<>();
        categories.forEach((slug, part) -> names.put(slug, part[1]));
        return names;
    }

    /** The category and those below it. */
    List<String> subtree(String slug) {
        List<String> slugs = new ArrayList<>(List.of(slug));
        categories.values().stream().filter(c -> c[2].equals(slug)).forEach(c -> slugs.add(c[0]));
        return slugs;
    }

    List<Map<String, Object>> tree(String parent) {
        return categories.values().stream()
                .filter(category -> category[2].equals(parent))
                .map(category -> {
                    Map<String, Object> node = new LinkedHashMap<>();
                    node.put("id", id("category " + category[0]));
                    node.put("slug", category[0]);
                    node.put("name", category[1]);
                    node.put("count", in(category[0]).size());
                    node.put("children", tree(category[0]));
                    return node;
                })
                .toList();
    }

    List<Map<String, Object>> in(String category) {
        List<String> slugs = subtree(category);
        return all().stream()
                .filter(book -> slugsOf(book).stream().anyMatch(slugs::contains))
                .toList();
    }

    @SuppressWarnings("unchecked")
    static List<String> slugsOf(Map<String, Object> book) {
        return ((List<Map<String, Object>>) book.get("categories"))
                .stream().map(c -> (String) c.get("slug")).toList();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> authorsOf(Map<String, Object> book) {
        return (List<Map<String, Object>>) book.get("authors");
    }

    List<Map<String, Object>> editionsOf(Map<String, Object> book) {
        return all().stream()
                .filter(other -> other.get("work_id").equals(book.get("work_id")))
                .map(other -> {
                    Map<String, Object> edition = other.entrySet().stream()
                            .filter(e -> List.of(
                                            "id",
                                            "isbn13",
                                            "format",
                                            "price_cents",
                                            "currency",
                                            "language",
                                            "published")
                                    .contains(e.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                    edition.put("availability", availability((String) other.get("id")));
                    return edition;
                })
                .toList();
    }
}
