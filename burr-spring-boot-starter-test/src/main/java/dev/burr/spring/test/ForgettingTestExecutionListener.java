package dev.burr.spring.test;

import dev.burr.test.InMemoryTrackingClient;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Forgets what the tests before have recorded. Contexts are used again for many tests: without this, one that resumes an application
 * would go on from where another test left it.
 */
final class ForgettingTestExecutionListener implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            ApplicationContext context = test.getApplicationContext();
            context.getBeanProvider(InMemoryTrackingClient.class).forEach(InMemoryTrackingClient::clear);
        }
    }
}
