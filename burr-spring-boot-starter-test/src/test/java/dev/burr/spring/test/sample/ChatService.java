package dev.burr.spring.test.sample;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ChatService {}
