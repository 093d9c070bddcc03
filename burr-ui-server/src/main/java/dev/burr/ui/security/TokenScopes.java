package dev.burr.ui.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the holder of a token may do, by the claims in it. */
final class TokenScopes {

    private static final String PREFIX = "burr:";
    private static final List<String> NAMES = List.of("preferred_username", "email", "client_id", "azp");

    private final String claim;
    private final Set<Scope> everybody;

    TokenScopes(OidcProperties settings) {
        this.claim = settings.claim();
        this.everybody = EnumSet.noneOf(Scope.class);
        settings.everybody().forEach(word -> everybody.add(scope(word)));
    }

    /**
     * The caller of these claims.
     *
     * @param subject what the provider calls her, where no claim has a name
     */
    Caller caller(Map<String, Object> claims, String subject) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        scopes.addAll(everybody);
        words(claims.get(claim))
                .filter(word -> word.startsWith(PREFIX))
                .flatMap(word -> Scope.of(word.substring(PREFIX.length())).stream())
                .forEach(scopes::add);
        String name = NAMES.stream()
                .flatMap(each -> Optional.ofNullable(claims.get(each)).stream())
                .map(Object::toString)
                .findFirst()
                .orElse(subject);
        return new Caller("User '" + name + "'", scopes);
    }

    /** Claims are a text of words, as OAuth has its scopes, or a list. */
    private static Stream<String> words(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf);
        }
        return value instanceof String text ? Arrays.stream(text.split(" ")) : Stream.empty();
    }

    private static Scope scope(String word) {
        return Scope.of(word)
                .orElseThrow(() -> new IllegalArgumentException("'" + word
                        + "' in burr.ui.security.oidc.everybody is not a scope. Use read, ingest or admin."));
    }
}
