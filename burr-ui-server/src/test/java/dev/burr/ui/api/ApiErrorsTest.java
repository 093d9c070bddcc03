package dev.burr.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

final class ApiErrorsTest {

    @RestController
    static class Failing {

        @GetMapping("/stack")
        String stack() {
            throw new StackOverflowError("a secret");
        }

        @GetMapping("/defect")
        String defect() {
            throw new IllegalStateException("a secret");
        }

        @GetMapping("/disk")
        String disk() throws IOException {
            throw new IOException("a secret");
        }
    }

    @Test
    void sayNothingOfWhatFailedButWhereToLook() throws Exception {
        for (String path : new String[] {"/stack", "/defect", "/disk"}) {
            MockHttpServletResponse response = MockMvcBuilders.standaloneSetup(new Failing())
                    .setControllerAdvice(new ApiErrors())
                    .build()
                    .perform(MockMvcRequestBuilders.get(path))
                    .andReturn()
                    .getResponse();

            assertThat(response.getStatus()).as(path).isEqualTo(500);
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            assertThat(response.getContentAsString())
                    .contains("the server's log")
                    .doesNotContain("secret");
        }
    }
}
