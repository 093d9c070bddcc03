package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be written is replaced alone, and its marker says where it was and why. */
final class ReplacedPartsTest {

    private final Serde serde = Serde.builder().build();

    public interface Customer {
        String getName();

        List<String> getOrders();
    }

    record Order(String id, Customer customer, List<Object> notes) {}

    static final class Author {
        private final List<Book> books = List.of(new Book("a", this), new Book("b", this));

        public List<Book> getBooks() {
            return books;
        }
    }

    record Book(String title, Author author) {}

    /** Refers to others that refer to it, on more ways than can be gone. */
    static final class Person {
        private final List<Person> all;
        private final int place;

        Person(List<Person> all, int place) {
            this.all = all;
            this.place = place;
        }

        private Person other(int distance) {
            return all.get((place + distance) % all.size());
        }

        public Person getFirst() {
            return other(1);
        }

        public Person getSecond() {
            return other(2);
        }

        public Person getThird() {
            return other(3);
        }
    }

    /** A getter that makes a new one each time: no identity tells that it has no end. */
    static final class Endless {
        public Endless getLeft() {
            return new Endless();
        }

        public Endless getRight() {
            return new Endless();
        }
    }

    static final class Failing {
        public String getBefore() {
            return "b";
        }

        public Callable<Object> getCode() {
            return () -> "x";
        }

        public String getError() {
            throw new AssertionError("not so");
        }

        public String getWithoutMessage() {
            throw new IllegalStateException();
        }
    }

    record Raw(@JsonRawValue String json, int after) {}

    record Outer(@JsonUnwrapped Failing inner, int after) {}

    private Customer lazyCustomer() {
        return (Customer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Customer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getName")) {
                        return "Ann";
                    }
                    throw new IllegalStateException("no session");
                });
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> written(String name, Object value) {
        var out = new JsonWriter();
        serde.write(name, value, out);
        return (Map<String, Object>) Objects.requireNonNull(serde.parse(out.toByteArray()));
    }

    private static Map<String, Object> marker(String type, String path, String reason) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", type);
        fields.put("path", path);
        fields.put("reason", reason);
        return Map.of("__burr_unserializable__", fields);
    }

    @Test
    void leavesTheRestOfABeanWhoseGetterFails() {
        Customer customer = lazyCustomer();
        var order = new Order("o1", customer, List.of());

        Map<String, Object> written = written("order", order);

        assertThat(written)
                .containsExactly(
                        entry("id", "o1"),
                        entry(
                                "customer",
                                Map.of(
                                        "name",
                                        "Ann",
                                        "orders",
                                        marker(customer.getClass().getName(), "order.customer.orders", "no session"))),
                        entry("notes", List.of()));
    }

    @Test
    void saysThePlaceInLists() {
        var map = new LinkedHashMap<String, Object>();
        map.put("a.b", List.of(1, new Object()));

        assertThat(written("notes", Map.of("deep", map)).get("deep"))
                .isEqualTo(Map.of(
                        "a.b",
                        List.of(
                                1,
                                marker(
                                        "java.lang.Object",
                                        "notes.deep[\"a.b\"][1]",
                                        "It has no properties that could be written."))));
    }

    @Test
    void saysThePlaceInsideOfListsOfRecords() {
        Map<String, Object> written = written("order", new Order("o", null, List.of("x", lazyCustomer())));

        assertThat(written.get("notes"))
                .asString()
                .startsWith("[x, {name=Ann, ")
                .contains("path=order.notes[1].orders");
    }

    @Test
    void writesWhatRefersToItsOwnerOnce() {
        Map<String, Object> written = written("author", new Author());

        String type = Author.class.getName();
        assertThat(written)
                .containsExactly(entry(
                        "books",
                        List.of(
                                Map.of(
                                        "title",
                                        "a",
                                        "author",
                                        marker(type, "author.books[0].author", "It contains itself.")),
                                Map.of(
                                        "title",
                                        "b",
                                        "author",
                                        marker(type, "author.books[1].author", "It contains itself.")))));
    }

    @Test
    void givesUpWhatRefersToItselfInMoreWaysThanCanBeWritten() {
        var people = new ArrayList<Person>();
        for (int place = 0; place < 40; place++) {
            people.add(new Person(people, place));
        }

        Map<String, Object> written = written("person", people.get(0));

        assertThat(written).containsOnlyKeys("__burr_unserializable__");
        assertThat(serde.unserializableValues()).isLessThan(200);
    }

    @Test
    void givesUpWhatHasNoEnd() {
        assertThat(written("endless", new Endless())).containsOnlyKeys("__burr_unserializable__");
        assertThat(written("next", Map.of("a", 1))).isEqualTo(Map.of("a", 1));
    }

    @Test
    void takesErrorsCodeAndFailuresWithoutMessageForWhatTheyAre() {
        String type = Failing.class.getName();

        assertThat(written("f", new Failing()))
                .containsEntry("before", "b")
                .containsEntry("error", marker(type, "f.error", "not so"))
                .containsEntry("withoutMessage", marker(type, "f.withoutMessage", "java.lang.IllegalStateException"))
                .hasEntrySatisfying("code", code -> assertThat(code)
                        .asString()
                        .contains("path=f.code", "It is code, and has no properties."));
    }

    @Test
    void goesOnBehindPropertiesThatAreUnwrappedOrRaw() {
        assertThat(written("o", new Outer(new Failing(), 3)))
                .containsEntry("before", "b")
                .containsEntry("error", marker(Failing.class.getName(), "o.error", "not so"))
                .containsEntry("after", 3);
        assertThat(written("r", new Raw("{broken", 4)))
                .containsEntry("after", 4)
                .hasEntrySatisfying("json", json -> assertThat(json).asString().contains("path=r.json"));
        assertThat(written("r", new Raw("{\"a\": [1]}", 4))).containsEntry("json", Map.of("a", List.of(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pickle", "pydantic", "pandas.DataFrame", "lc_message", "lc_document_hack"})
    void keepsWhatBurrTagsWithATypeThatItKnows(String type) {
        Map<String, Object> tagged = Map.of("__burr_serde__", type, "value", "v");

        assertThat(written("tagged", tagged)).isEqualTo(tagged);
        assertThat(written("tagged", new Tagged(tagged)).get("tags")).isEqualTo(tagged);
    }

    record Tagged(Map<String, Object> tags) {}

    record TypeName(@JsonProperty("__burr_serde__") Object type, int other) {}

    static Stream<Object> tagsThatBurrDoesNotKnow() {
        return Stream.of(
                Map.of("__burr_serde__", "mine"),
                Map.of("__burr_serde__", 5),
                Map.of("__burr_serde__", List.of()),
                new TypeName("mine", 1),
                new TypeName(7, 1),
                new TypeName(new Object(), 1));
    }

    @ParameterizedTest
    @MethodSource("tagsThatBurrDoesNotKnow")
    void writesNoTagThatBurrDoesNotKnow(Object tagged) {
        assertThat(written("tagged", tagged)).containsOnlyKeys("__burr_unserializable__");
        assertThat(written("tagged", Map.of("in", tagged)).get("in"))
                .asString()
                .contains("path=tagged.in")
                .doesNotContain("__burr_serde__=");
        assertThat(written("tagged", new Tagged(Map.of("in", tagged))).get("tags"))
                .asString()
                .doesNotContain("__burr_serde__=");
    }

    @Test
    void saysThatTheTagIsTheReason() {
        assertThat(written("tagged", Map.of("__burr_serde__", "mine")))
                .isEqualTo(marker(
                        "java.util.ImmutableCollections$Map1",
                        "tagged",
                        "It has the key '__burr_serde__', with a type that Burr does not know."));
    }

    @Test
    void keepsANullWhereATagWouldBe() {
        assertThat(written("tagged", new TypeName(null, 1)))
                .containsEntry("other", 1)
                .containsKey("__burr_serde__");
    }

    @Test
    void shortensNamesThatMeanNothing() {
        Map<String, Object> written = written("map", Map.of("k".repeat(3 << 20), 1));

        assertThat(written.keySet())
                .singleElement()
                .asString()
                .hasSizeLessThan(100_000)
                .endsWith("k…");
    }

    @Test
    void boundsThePathOfADeepPlace() {
        Object value = new Object();
        for (int i = 0; i < 100; i++) {
            value = Map.of("a rather long name of a key", value);
        }

        assertThat(serde.print(value)).containsPattern("\"path\":\"a rather long name[^\"]{300,500}…\"");
    }
}
