package com.example.assistant;

import dev.burr.core.BurrAction;
import dev.burr.core.Input;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks the database and another service, here this one. */
@Component
class Facts {

    private final JdbcClient database;
    private final RestClient http;
    private final ServletWebServerApplicationContext server;

    Facts(JdbcClient database, RestClient.Builder http, ServletWebServerApplicationContext server) {
        this.database = database;
        this.http = http.build();
        this.server = server;
    }

    record Found(String question, int price, String hours, String thread) {}

    @BurrAction
    Found lookUp(@Input("question") String question) {
        int price = database.sql("select price from dish where name = 'soup'")
                .query(Integer.class)
                .single();
        String hours = http.get()
                .uri("http://localhost:{port}/hours", server.getWebServer().getPort())
                .retrieve()
                .body(String.class);
        return new Found(question, price, hours, Thread.currentThread().toString());
    }
}
