package com.example.assistant;

import static dev.burr.core.Halt.after;

import dev.burr.application.Application;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.spring.web.RequestedApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AssistantController {

    record Answer(String text, int price, String hours, String thread) {}

    @PostMapping("/table/{id}")
    Answer ask(@RequestedApplication("id") Application assistant, @RequestBody String question) {
        State state =
                assistant.run(after("respond"), Inputs.of("question", question)).state();
        return new Answer(
                state.getString("answer"), state.getInt("price"), state.getString("hours"), state.getString("thread"));
    }

    @GetMapping("/hours")
    String hours() {
        return "6 to 11";
    }
}
