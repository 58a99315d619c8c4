package io.bookstore.local.servers;

import static io.bookstore.local.servers.ServerFixtures.isAlive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedElasticsearchIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void keepsDocumentsOverARestartAndIsGoneAfterStop() throws Exception {
        var server = ServerFixtures.elasticsearch(folder);
        server.start();
        var first = server.pid();
        var children = ProcessHandle.of(first).orElseThrow().descendants().toList();
        assertThat(children).isNotEmpty();
        var client = new ElasticsearchClient(server.url());
        client.send("PUT", "/books/_doc/1?refresh=true", "{\"title\": \"Middlemarch\"}");
        server.stop();
        assertThat(isAlive(first)).isFalse();
        assertThat(children).noneMatch(ProcessHandle::isAlive);

        server.start();
        try (server) {
            client.send("GET", "/_cluster/health/books?wait_for_status=yellow&timeout=20s", null);
            assertThat(client.send("GET", "/books/_search", null)).contains("Middlemarch");
        }
    }

    @Test
    void unpacksAgainWhatIsOnlyHalfThere() throws Exception {
        var home = BookstoreHome.at(folder.resolve("home"));
        var program = home.resolve("elasticsearch-" + Versions.load().elasticsearch());
        Files.createDirectories(program.resolve("bin"));
        Files.writeString(program.resolve("bin/elasticsearch"), "#!/bin/sh\nexit 1\n");
        Files.createDirectories(
                program.resolveSibling(program.getFileName() + ".part").resolve("lib"));

        var unpacked = ElasticsearchDistribution.unpackedIn(home);
        assertThat(unpacked).isEqualTo(program);
        assertThat(program.resolve("bin/elasticsearch")).isExecutable();
        assertThat(program.resolve("lib/elasticsearch-" + Versions.load().elasticsearch() + ".jar"))
                .isNotEmptyFile();
        assertThat(program.resolve("plugins/bookstore-analysis/plugin-descriptor.properties"))
                .isRegularFile();
        assertThat(program.resolveSibling(program.getFileName() + ".part")).doesNotExist();
    }

    @Test
    void putsAChangedPluginInThePlaceOfTheOldOne() throws Exception {
        var home = BookstoreHome.at(folder.resolve("home"));
        var plugin = ElasticsearchDistribution.unpackedIn(home).resolve("plugins/bookstore-analysis");
        var jar = plugin.resolve("bookstore-analysis.jar");
        var right = Files.readAllBytes(jar);
        Files.writeString(jar, "an older one");
        Files.writeString(plugin.resolve("left-over.jar"), "from before");

        ElasticsearchDistribution.unpackedIn(home);
        assertThat(jar).hasBinaryContent(right);
        assertThat(plugin.resolve("left-over.jar")).doesNotExist();
    }

    @Test
    void saysThatADamagedArchiveIsDamaged() throws Exception {
        var archive = Files.writeString(folder.resolve("elasticsearch.zip"), "half a download");
        assertThatThrownBy(() -> ElasticsearchDistribution.unpack(archive, folder.resolve("target")))
                .hasMessageContaining("is damaged; remove it");
    }
}
