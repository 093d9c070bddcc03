package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("unused")
class TypesTest<T extends Number> {

    private List<String> strings;
    private List<Integer> integers;
    private List<Long> longs;
    private List<? extends Number> numbers;
    private List<T> variables;
    private Collection<List<Integer>> nested;
    private ArrayList<String> arrayList;
    private Set<String> set;
    private String[] array;
    private int[] ints;
    private byte[] bytes;
    private List<String>[] lists;
    private List<?> anything;
    private Optional<String> optional;
    private Map<String, Integer> counts;
    private Map<String, String> texts;
    private String text;
    private Integer integer;
    private int primitive;
    private double real;
    private Object object;
    private CharSequence sequence;

    private static Type type(String field) throws NoSuchFieldException {
        return TypesTest.class.getDeclaredField(field).getGenericType();
    }

    @ParameterizedTest
    @CsvSource({
        "strings, strings, true",
        "strings, integers, false",
        "longs, integers, true",
        "numbers, integers, true",
        "variables, longs, true",
        "variables, strings, false",
        "numbers, strings, false",
        "anything, strings, true",
        "nested, integers, false",
        "arrayList, strings, true",
        "set, strings, true",
        "array, strings, true",
        "ints, longs, true",
        "ints, strings, false",
        "bytes, strings, false",
        "bytes, bytes, true",
        "lists, nested, false",
        "strings, text, false",
        "optional, text, true",
        "text, optional, true",
        "primitive, optional, false",
        "primitive, integer, true",
        "real, primitive, true",
        "text, sequence, true",
        "object, counts, true",
        "counts, object, true",
        "counts, texts, false",
        "counts, counts, true",
        "text, counts, false"
    })
    void agreeWhenOneCanBeReadAsTheOther(String read, String written, boolean agree) throws Exception {
        assertThat(Types.agree(type(read), type(written))).isEqualTo(agree);
    }

    @ParameterizedTest
    @CsvSource({
        "nested, Collection<List<Integer>>",
        "lists, List<String>[]",
        "ints, int[]",
        "counts, 'Map<String, Integer>'",
        "numbers, List<? extends java.lang.Number>"
    })
    void haveNamesAsInCode(String field, String name) throws Exception {
        assertThat(Types.name(type(field))).isEqualTo(name);
    }

    @Test
    void haveClasses() throws Exception {
        assertThat(Types.raw(type("lists"))).isEqualTo(List[].class);
        assertThat(Types.raw(Types.argument(type("numbers"), 0))).isEqualTo(Number.class);
        assertThat(Types.raw(Types.argument(type("variables"), 0))).isEqualTo(Number.class);
        assertThat(Types.argument(type("text"), 0)).isEqualTo(Object.class);
    }

    @Test
    void areOpenWhereAVariableIs() throws Exception {
        assertThat(Types.isOpen(type("variables"))).isTrue();
        assertThat(Types.isOpen(type("anything"))).isFalse();
        Method asList = Arrays.class.getMethod("asList", Object[].class);
        assertThat(Types.isOpen(asList.getGenericParameterTypes()[0])).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, primitive, true",
        "1, text, false",
        "x, primitive, false",
        "x, text, true",
        "x, object, true",
        "x, strings, false",
        "x, bytes, true",
        "x, sequence, true"
    })
    void holdValuesThatMayBecomeThem(String text, String field, boolean may) throws Exception {
        Object value = text.equals("1") ? (Object) 1 : text;

        assertThat(Types.mayBecome(value, type(field))).isEqualTo(may);
        assertThat(Types.mayBecome(List.of(value), type("array"))).isTrue();
        assertThat(Types.mayBecome(true, type("primitive"))).isFalse();
    }
}
