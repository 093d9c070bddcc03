package dev.burr.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
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

        @GetMapping("/closed-tab")
        String closedTab() {
            throw new HttpMessageNotWritableException("Writing failed", new IOException("Broken pipe"));
        }

        @GetMapping("/closed-download")
        String closedDownload() throws IOException {
            throw new IOException("Connection reset by peer");
        }

        @GetMapping("/unwritable")
        String unwritable() {
            throw new HttpMessageNotWritableException("Writing failed", new IllegalStateException("no such type"));
        }
    }

    @Test
    void sayNothingOfWhatFailedButWhereToLook() throws Exception {
        for (String path : new String[] {"/stack", "/defect", "/disk"}) {
            MockHttpServletResponse response = get(path);

            assertThat(response.getStatus()).as(path).isEqualTo(500);
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            assertThat(response.getContentAsString())
                    .contains("the server's log")
                    .doesNotContain("secret");
        }
    }

    @Test
    void takeNoClientThatWentAwayForAFailure(CapturedOutput log) throws Exception {
        for (String path : new String[] {"/closed-tab", "/closed-download"}) {
            MockHttpServletResponse response = get(path);

            assertThat(response.getContentAsString()).as(path).isEmpty();
            assertThat(log).as(path).doesNotContain("failed");
        }
    }

    @Test
    void reportAnAnswerThatCannotBeWrittenForAnotherReason(CapturedOutput log) throws Exception {
        assertThat(get("/unwritable").getStatus()).isEqualTo(500);
        assertThat(log).contains("Answering a request failed");
    }

    private static MockHttpServletResponse get(String path) throws Exception {
        return MockMvcBuilders.standaloneSetup(new Failing())
                .setControllerAdvice(new ApiErrors())
                .build()
                .perform(MockMvcRequestBuilders.get(path))
                .andReturn()
                .getResponse();
    }
}
