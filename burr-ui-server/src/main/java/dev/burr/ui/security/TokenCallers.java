package dev.burr.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Programs that send a token of the OpenID provider: signed by it, meant for this server, and still valid. */
final class TokenCallers implements Callers {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCallers.class);

    private final JwtDecoder tokens;
    private final TokenScopes scopes;

    TokenCallers(JwtDecoder tokens, TokenScopes scopes) {
        this.tokens = tokens;
        this.scopes = scopes;
    }

    @Override
    public Optional<Caller> callerOf(HttpServletRequest request) {
        return KeyCallers.secretIn(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(token -> !token.startsWith(NewKey.PREFIX))
                .flatMap(this::callerOf);
    }

    private Optional<Caller> callerOf(String token) {
        try {
            Jwt valid = tokens.decode(token);
            return Optional.of(scopes.caller(valid.getClaims(), String.valueOf(valid.getSubject())));
        } catch (BadJwtException refused) {
            LOG.debug("A token is not accepted", refused);
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException unreachable) {
            LOG.warn("Tokens can't be checked, the OpenID provider does not answer: {}", unreachable.getMessage());
            return Optional.empty();
        }
    }
}
