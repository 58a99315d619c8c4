package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

class StartIntegrationTests {

    @Test
    void refusesALiveKey() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(PspSimulatorApplication.class)
                        .run("--server.port=0", "--psp.account.api-key=sk_live_x"))
                .rootCause()
                .hasMessageContaining("sk_test_");
    }

    @Test
    void refusesToSendWebhooksWithoutASecret() {
        assertThatThrownBy(() -> RunningSimulator.start(Map.of("psp.webhook.url", "http://127.0.0.1:1/")))
                .rootCause()
                .hasMessageContaining("PSP_WEBHOOK_SECRET");
    }

    @Test
    void refusesAJournalThatIsDamagedInTheMiddle(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("journal.jsonl"), "{\"keep\":[]}\nnonsense\n{\"keep\":[]}\n");

        assertThatThrownBy(() -> RunningSimulator.start(Map.of("psp.memory.folder", folder)))
                .hasStackTraceContaining("is damaged before its end");
    }
}
