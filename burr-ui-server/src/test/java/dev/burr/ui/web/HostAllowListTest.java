package dev.burr.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostAllowListTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:7241", "LOCALHOST:9000", "127.0.0.1:7241", "[::1]", "[::1]:7241"})
    void allowsLoopbackNamesWithAnyPort(String host) {
        assertThat(HostAllowList.of(List.of()).contains(host)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:7241",
                "localhost.evil.example",
                "127.0.0.1.evil.example:7241",
                "localhost:7241@evil.example",
                "localhost:",
                "localhost:x",
                "::1",
                "[::1",
                "0.0.0.0:7241"
            })
    void refusesOtherNames(String host) {
        assertThat(HostAllowList.of(List.of()).contains(host)).isFalse();
    }

    @Test
    void allowsConfiguredNames() {
        HostAllowList hosts = HostAllowList.of(List.of("Burr.Example", "other.example:8443"));

        assertThat(hosts.contains("burr.example:443")).isTrue();
        assertThat(hosts.contains("other.example:8443")).isTrue();
        assertThat(hosts.contains("other.example:1")).isFalse();
    }

    @Test
    void allowsTheNameThatTheServerListensOn() {
        assertThat(HostAllowList.of(List.of(), "Burr.Example").contains("burr.example:7241"))
                .isTrue();
        assertThat(HostAllowList.of(List.of(), "fd00::1").contains("[fd00::1]:7241"))
                .isTrue();
        assertThat(HostAllowList.of(List.of(), "0.0.0.0").contains("0.0.0.0:7241"))
                .isFalse();
        assertThat(HostAllowList.of(List.of(), "::").contains("[::]:7241")).isFalse();
    }

    @Test
    void knowsTheAddressAtWhichARequestArrived() {
        HostAllowList hosts = HostAllowList.of(List.of());

        assertThat(hosts.isAddress("192.0.2.7:7241", "192.0.2.7")).isTrue();
        assertThat(hosts.isAddress("192.0.2.8:7241", "192.0.2.7")).isFalse();
        assertThat(hosts.isAddress("192.0.2.7.evil.example", "192.0.2.7")).isFalse();
        assertThat(hosts.isAddress(null, "192.0.2.7")).isFalse();
    }
}
