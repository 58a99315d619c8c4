package io.bookstore.catalog.book;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The subjects of a book in their column: JSON. */
@Converter
public final class SubjectsColumn implements AttributeConverter<List<Subject>, String> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Subject>> TYPE = new TypeReference<>() {};

    public static String write(List<Subject> subjects) {
        return JSON.writeValueAsString(subjects);
    }

    static List<Subject> read(String column) {
        return List.copyOf(JSON.readValue(column, TYPE));
    }

    @Override
    public String convertToDatabaseColumn(List<Subject> subjects) {
        return write(subjects);
    }

    @Override
    public List<Subject> convertToEntityAttribute(String column) {
        return read(column);
    }
}
