package io.bookstore.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookstoreHomeTests {

    private static final Path USER_HOME = Path.of("/home/ada");

    @TempDir
    Path folder;

    @Test
    void isWhereTheVariableSays() {
        var environment = Map.of("BOOKSTORE_HOME", "/data/shop", "XDG_DATA_HOME", "/data");
        assertThat(BookstoreHome.resolve(environment, USER_HOME, false)).isEqualTo(Path.of("/data/shop"));
        assertThat(BookstoreHome.resolve(environment, USER_HOME, true)).isEqualTo(Path.of("/data/shop"));
    }

    @Test
    void isTheDataFolderOfTheUserOtherwise() {
        assertThat(BookstoreHome.resolve(Map.of("XDG_DATA_HOME", "/data"), USER_HOME, false))
                .isEqualTo(Path.of("/data/bookstore"));
        assertThat(BookstoreHome.resolve(Map.of("XDG_DATA_HOME", "data", "BOOKSTORE_HOME", " "), USER_HOME, false))
                .isEqualTo(Path.of("/home/ada/.local/share/bookstore"));
        assertThat(BookstoreHome.resolve(Map.of("XDG_DATA_HOME", "/data"), USER_HOME, true))
                .isEqualTo(Path.of("/var/lib/bookstore"));
    }

    @Test
    void refusesARelativePath() {
        assertThatThrownBy(() -> BookstoreHome.resolve(Map.of("BOOKSTORE_HOME", "shop"), USER_HOME, false))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessage("BOOKSTORE_HOME=shop is not an absolute path.");
    }

    @Test
    void isMadeWhenItIsMissing() throws Exception {
        var home = BookstoreHome.at(folder.resolve("a/b"));
        assertThat(home.folder()).isDirectory();
        var others = BookstoreHome.isRoot() ? "rwx--x--x" : "rwx------";
        assertThat(Files.getPosixFilePermissions(home.folder())).isEqualTo(PosixFilePermissions.fromString(others));
    }

    @Test
    void refusesTheFolderOfSomeoneElse() throws Exception {
        var other = folder.resolve("other");
        if (BookstoreHome.isRoot()) {
            Files.createDirectory(other);
            Files.setAttribute(other, "unix:uid", 65534);
        } else {
            other = Path.of("/usr");
        }
        var folderOfOther = other;
        assertThatThrownBy(() -> BookstoreHome.at(folderOfOther))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining(other + " belongs to ")
                .hasMessageContaining("Set BOOKSTORE_HOME");
    }

    @Test
    void saysPlainlyThatItCannotBeMade() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> BookstoreHome.at(file.resolve("home")))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining("Cannot create the folder");
    }
}
