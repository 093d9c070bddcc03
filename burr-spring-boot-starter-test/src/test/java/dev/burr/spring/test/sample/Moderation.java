package dev.burr.spring.test.sample;

/** Asks another service, in the real one. */
public interface Moderation {
    boolean allows(String text);
}
