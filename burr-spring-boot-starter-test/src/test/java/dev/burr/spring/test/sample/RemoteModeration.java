package dev.burr.spring.test.sample;

import org.springframework.stereotype.Component;

@Component
class RemoteModeration implements Moderation {

    @Override
    public boolean allows(String text) {
        return !text.contains("unsafe");
    }
}
