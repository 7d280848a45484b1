package org.radiomics.knime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;

class FinishedTest {

    private static final String FAULT = "It could not be done.";

    private static FutureTask<String> failed(final Throwable thrown) {
        final FutureTask<String> task = new FutureTask<>(() -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception)thrown;
        });
        task.run();
        return task;
    }

    @Test
    void resultOfATaskIsReturned() {
        final FutureTask<String> task = new FutureTask<>(() -> "done");
        task.run();
        assertThat(Finished.result(task, FAULT)).isEqualTo("done");
    }

    @Test
    void errorsAndUncheckedExceptionsComeAsTheyAre() {
        final OutOfMemoryError memory = new OutOfMemoryError("heap");
        final CancellationException cancelled = new CancellationException("cancelled");
        assertThatThrownBy(() -> Finished.result(failed(memory), FAULT)).isSameAs(memory);
        assertThatThrownBy(() -> Finished.result(failed(cancelled), FAULT)).isSameAs(cancelled);
    }

    @Test
    void checkedExceptionsGetASentence() {
        final IOException cause = new IOException("disk");
        assertThatThrownBy(() -> Finished.result(failed(cause), FAULT)).isInstanceOf(IllegalStateException.class)
            .hasMessage(FAULT).hasCause(cause);
    }

    @Test
    void interruptionIsACancellationAndStaysVisible() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Finished.result(new FutureTask<>(() -> "never run"), FAULT))
            .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
