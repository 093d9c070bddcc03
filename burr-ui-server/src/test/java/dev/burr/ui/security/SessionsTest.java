package dev.burr.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.test.TestClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

final class SessionsTest {

    private static final Caller ANN = new Caller("Ann", Set.of(Scope.READ));

    private final TestClock clock = TestClock.at(Instant.parse("2026-11-26T10:00:00Z"));
    private final Sessions sessions = new Sessions(clock);

    @Test
    void remembersTheKeyForHalfADay() {
        ResponseCookie cookie = begin();

        clock.advance(Sessions.LASTS.minusSeconds(1));
        assertThat(sessions.callerOf(with(cookie))).contains(ANN);
        clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.callerOf(with(cookie))).isEmpty();
    }

    @Test
    void givesACookieThatNoPageAndNoOtherSiteCanUse() {
        MockHttpServletRequest secure = new MockHttpServletRequest();
        secure.setSecure(true);

        assertThat(begin().toString())
                .contains("HttpOnly", "SameSite=Strict", "Path=/burr/")
                .doesNotContain("Secure");
        assertThat(sessions.begin(() -> Optional.of(ANN), secure, "/").toString())
                .contains("; Secure");
    }

    @Test
    void endsWhenItIsTold() {
        ResponseCookie cookie = begin();

        assertThat(sessions.end(with(cookie), "/burr/").getMaxAge()).isZero();
        assertThat(sessions.callerOf(with(cookie))).isEmpty();
    }

    @Test
    void makesRoomForNewOnes() {
        ResponseCookie first = begin();
        ResponseCookie second = begin();
        for (int n = 2; n < Sessions.MOST + 1; n++) {
            begin();
        }

        assertThat(sessions.callerOf(with(first))).isEmpty();
        assertThat(sessions.callerOf(with(second))).isPresent();
    }

    @Test
    void knowsNobodyWithoutItsCookie() {
        assertThat(sessions.callerOf(new MockHttpServletRequest())).isEmpty();
        assertThat(sessions.callerOf(
                        with(ResponseCookie.from(begin().getName(), "guess").build())))
                .isEmpty();
    }

    @Test
    void tellsServersOnOtherPortsApart() {
        MockHttpServletRequest other = with(begin());
        other.setLocalPort(other.getLocalPort() + 1);

        assertThat(sessions.callerOf(other)).isEmpty();
    }

    private ResponseCookie begin() {
        return sessions.begin(() -> Optional.of(ANN), new MockHttpServletRequest(), "/burr/");
    }

    private static MockHttpServletRequest with(ResponseCookie cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie(cookie.getName(), cookie.getValue()));
        return request;
    }
}
