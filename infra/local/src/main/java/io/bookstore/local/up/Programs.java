package io.bookstore.local.up;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines of the processes: each a small JVM on a jar of this repository. */
record Programs(Path repository, Map<String, String> environment) {

    List<String> jar(int heapMegabytes, String folder, String name) {
        return java(heapMegabytes, List.of("-jar", jar(folder, name).path().toString()));
    }

    /** A program of the class path of this JVM. */
    List<String> ownClass(int heapMegabytes, String name) {
        return java(heapMegabytes, List.of("-cp", System.getProperty("java.class.path"), name));
    }

    void unpack(String folder, String name) {
        jar(folder, name).refresh(javaProgram());
    }

    AotCache learnt(String folder, String name) {
        return jar(folder, name).learnt();
    }

    private List<String> java(int heapMegabytes, List<String> program) {
        List<String> command = new ArrayList<>(List.of(
                javaProgram().toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:TieredStopAtLevel=" + environment.getOrDefault("BOOKSTORE_JIT_LEVEL", "1"),
                "--enable-native-access=ALL-UNNAMED",
                // the JDK would silently send a POST twice whose answer was lost, behind stripe-java's back
                "-Dsun.net.http.retryPost=false",
                "-Dfile.encoding=UTF-8"));
        command.addAll(program);
        return command;
    }

    private UnpackedJar jar(String folder, String name) {
        return new UnpackedJar(repository.resolve(folder).resolve("target/bookstore-" + name + "-0.1.0-SNAPSHOT.jar"));
    }

    private static Path javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
