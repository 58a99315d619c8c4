package io.bookstore.chaos.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Goes into a running JVM and eats its memory, until there is none left for anybody. */
public final class Glutton {

    private static final int BITE = 1 << 20;

    private Glutton() {}

    /** What runs in the other JVM. */
    public static final class Agent {

        /** All that was eaten, each bite holding on to the one before. */
        private static volatile Object[] eaten = {};

        private Agent() {}

        /** Called by the JVM that the agent was loaded into. */
        public static void agentmain(String arguments) {
            Thread.ofPlatform().daemon().name("glutton").start(Agent::eat);
        }

        private static void eat() {
            while (!Thread.currentThread().isInterrupted()) {
                eaten = new Object[] {eaten, new byte[BITE]};
            }
        }
    }

    /** @param folder where the agent's jar may lie */
    static void into(long pid, Path folder) throws IOException, InterruptedException {
        Path jar = folder.resolve("glutton.jar");
        if (!Files.exists(jar)) {
            pack(jar);
        }
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "JVMTI.agent_load",
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!jcmd.waitFor(10, TimeUnit.SECONDS)) {
            jcmd.destroyForcibly();
        }
    }

    private static void pack(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), Agent.class.getName());
        String entry = Agent.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = Agent.class.getClassLoader().getResourceAsStream(entry)) {
            if (bytes == null) {
                throw new IOException(entry + " is not on the class path");
            }
            out.putNextEntry(new ZipEntry(entry));
            bytes.transferTo(out);
        }
    }
}
