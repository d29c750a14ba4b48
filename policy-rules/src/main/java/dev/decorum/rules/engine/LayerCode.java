package dev.decorum.rules.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.drools.model.Model;

/**
 * What compiling one layer gives: byte code, which a later start can load without a compiler.
 *
 * @param model the class that describes the rules to Drools
 * @param classes the byte code of every class by its name; not to be changed
 */
record LayerCode(String model, Map<String, byte[]> classes) {
    /** More classes than any layer has: a bound on the work for bytes of unknown origin. */
    private static final int MAX_CLASSES = 100_000;

    LayerCode {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast, 1 << 14))) {
            out.writeUTF(model);
            out.writeInt(classes.size());
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail.", e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    /**
     * The code in these bytes.
     *
     * @throws IOException when they were not written by {@link #toBytes}
     */
    static LayerCode read(InputStream bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(bytes))) {
            String model = in.readUTF();
            int count = in.readInt();
            if (count < 0 || count > MAX_CLASSES) {
                throw new IOException("A layer has no " + count + " classes.");
            }
            Map<String, byte[]> classes = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                int length = in.readInt();
                byte[] code = in.readNBytes(Math.max(0, length));
                if (code.length != length) {
                    throw new IOException("The code of a class is cut off.");
                }
                classes.put(name, code);
            }
            return new LayerCode(model, classes);
        }
    }

    /** The model that Drools builds its network from; its classes see nothing beyond the wall. */
    Model newModel() throws ReflectiveOperationException {
        return new Loader(classes)
                .loadClass(model)
                .asSubclass(Model.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** Defines the classes of one layer; collected together with the layer. */
    private static final class Loader extends ClassLoader {
        static {
            registerAsParallelCapable();
        }

        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super("decorum-layer", WallClassLoader.forRunning());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
