package io.bookstore.local.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTests {

    @TempDir
    Path folder;

    @Test
    void clearsAwayWhatKilledJvmsLeft() throws Exception {
        var home = BookstoreHome.at(folder.resolve("home"));
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        var abandoned = Files.createDirectories(
                home.resolve("tests").resolve(Long.toString(dead.pid())).resolve("postgres"));
        var foreign = Files.createDirectories(home.resolve("tests/keep-me"));
        var living = Files.createDirectories(home.resolve("tests/1"));

        var own = RunFolder.create(home);
        assertThat(own.path())
                .isEqualTo(home.resolve("tests/" + ProcessHandle.current().pid()))
                .isEmptyDirectory();
        assertThat(abandoned).doesNotExist();
        assertThat(foreign).exists();
        assertThat(living).exists();
        own.delete();
        assertThat(own.path()).doesNotExist();
    }
}
