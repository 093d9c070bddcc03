package dev.burr.test;

/** Where assertions on applications start. Its {@code assertThat} stands beside AssertJ's own without a clash. */
public final class BurrAssertions {

    private BurrAssertions() {}

    /** Asserts what an application did. */
    public static RecordingAssert assertThat(Recording recording) {
        return new RecordingAssert(recording);
    }
}
