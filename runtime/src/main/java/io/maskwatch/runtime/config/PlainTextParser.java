package io.maskwatch.runtime.config;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * YAML in which every value is the text that stands there. YAML's own guesses would make 15 of the id {@code 017} and 1.1
 * of {@code 1.10}; what a value is, its component's type says. References ({@code *name}) are refused, because this parser
 * would take them for text. Not thread-safe.
 */
final class PlainTextParser extends JsonParserDelegate {
    private final YAMLParser yaml;

    PlainTextParser(YAMLParser yaml) {
        super(yaml);
        this.yaml = yaml;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        delegate.nextToken();
        if (yaml.isCurrentAlias()) {
            throw new JsonParseException(this, "references such as *name are not supported");
        }
        return currentToken();
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }

    @Override
    public @Nullable JsonToken currentToken() {
        JsonToken token = delegate.currentToken();
        return token != null && (token.isNumeric() || token.isBoolean()) ? JsonToken.VALUE_STRING : token;
    }

    @Override
    public int currentTokenId() {
        JsonToken token = currentToken();
        return token == null ? JsonTokenId.ID_NO_TOKEN : token.id();
    }

    @Override
    public boolean hasToken(JsonToken token) {
        return currentToken() == token;
    }

    @Override
    public boolean hasTokenId(int id) {
        return currentTokenId() == id;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        delegate.skipChildren();
        return this;
    }
}
