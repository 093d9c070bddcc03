package dev.burr.ui.security;

import dev.burr.ui.web.RequestPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a browser to the OpenID provider and takes it back. Spring Security does both, and nothing else here: who signed in gets a
 * session like everybody's, so that there is one place that knows sessions and one that refuses.
 */
final class OidcLoginFilter extends OncePerRequestFilter {

    static final String CALLBACK = "/login/oauth2/code/";

    private static final Logger LOG = LoggerFactory.getLogger(OidcLoginFilter.class);

    private final ClientRegistrationRepository provider;
    private final OAuth2AuthorizationRequestRedirectFilter departure;
    private final OAuth2LoginAuthenticationFilter arrival;
    private final Sessions sessions;
    private final LoginPage page;
    private final TokenScopes scopes;

    OidcLoginFilter(OidcFilters filters, Sessions sessions, LoginPage page, TokenScopes scopes) {
        this.provider = filters.provider();
        this.departure = filters.departure();
        this.arrival = filters.arrival();
        this.sessions = sessions;
        this.page = page;
        this.scopes = scopes;
        arrival.setAuthenticationSuccessHandler(this::signedIn);
        arrival.setAuthenticationFailureHandler((request, response, failure) -> {
            LOG.warn("Somebody could not sign in with the OpenID provider: {}", failure.getMessage());
            page.show(
                    HttpStatus.UNAUTHORIZED,
                    "The provider did not sign you in, or it took too long. Try again.",
                    request,
                    response);
        });
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!isReachable()) {
            page.show(
                    HttpStatus.BAD_GATEWAY,
                    "The OpenID provider does not answer. Try again later, or use a key.",
                    request,
                    response);
        } else if (RequestPaths.rawPath(request).startsWith(CALLBACK)) {
            arrival.doFilter(request, response, chain);
        } else {
            departure.doFilter(request, response, chain);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestPaths.rawPath(request);
        return !path.startsWith(CALLBACK) && !path.equals("/" + LoginPage.SIGN_IN_THERE);
    }

    private void signedIn(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (!(authentication.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("The provider is asked for scope openid, so that a user is one of OpenID.");
        }
        Caller caller = scopes.caller(user.getClaims(), String.valueOf(user.getSubject()));
        if (!caller.may(Scope.READ)) {
            page.show(
                    HttpStatus.FORBIDDEN,
                    caller.name() + " may not look at runs here. Ask whoever runs the server for the scope read.",
                    request,
                    response);
            return;
        }
        String cookie = sessions.begin(() -> Optional.of(caller), request, RequestPaths.basePath(request))
                .toString();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
        LoginTarget.redirect(PendingLogins.nextOf(request), request, response);
    }

    /** Its addresses are asked for once, when somebody first signs in: the server starts without it. */
    private boolean isReachable() {
        try {
            return provider.findByRegistrationId(OidcFilters.ID) != null;
        } catch (IllegalArgumentException unreachable) {
            LOG.warn("The OpenID provider does not answer: {}", unreachable.getMessage());
            return false;
        }
    }
}
