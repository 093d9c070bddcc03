package com.example.assistant;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Something that answers with JSON over HTTP. */
record Site(String address) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    JsonNode json(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    JsonNode post(String path, String text) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(text))
                .build());
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(
                    "%s was answered with %d: %s".formatted(request.uri(), response.statusCode(), response.body()));
        }
        return JsonMapper.shared().readTree(response.body());
    }
}
