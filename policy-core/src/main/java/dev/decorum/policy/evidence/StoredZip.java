package dev.decorum.policy.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A ZIP in the one form in which capsules are written: stored and not compressed, the names and nothing else about the
 * files, one date for all. Every byte of such a file follows from the names and contents, so the reader accepts no other:
 * nothing can be hidden between the entries, in front of them or behind, and nothing unfolds.
 */
final class StoredZip {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final short VERSION = 10;
    private static final short FIRST_OF_1980 = 0x21;
    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_ENTRY_BYTES = 64 << 20;
    private static final long MOST_BYTES = Integer.MAX_VALUE;
    private static final Pattern NAME =
            Pattern.compile("capsule/(?:data/(?:(?:sealed|opened)/)?)?[a-z0-9][a-z0-9-]{0,63}\\.[a-z0-9]{1,5}");

    private record Entry(long header, int size, int crc) {
        long content(String name) {
            return header + LOCAL_BYTES + name.length();
        }
    }

    private final SeekableByteChannel in;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private StoredZip(SeekableByteChannel in) {
        this.in = in;
    }

    /** Writes such a file, entry by entry. */
    static final class Writer {
        private final OutputStream out;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private long written;

        Writer(OutputStream out) {
            this.out = out;
        }

        void add(String name, byte[] content) throws IOException {
            Entry entry = new Entry(written, content.length, crc(content));
            if (!NAME.matcher(name).matches()
                    || content.length > MOST_ENTRY_BYTES
                    || entries.putIfAbsent(name, entry) != null) {
                throw new IllegalArgumentException("A capsule has no place for a file of " + content.length
                        + " bytes with the name `" + name + "`. Names are unique, and sizes limited.");
            }
            write(local(name, entry));
            write(content);
            if (written > MOST_BYTES || entries.size() > MOST_ENTRIES) {
                throw new IOException("The case is too large for a capsule: more than 2 GiB or 20,000 files.");
            }
        }

        void finish() throws IOException {
            write(directory(entries, written));
        }

        private void write(byte[] bytes) throws IOException {
            out.write(bytes);
            written += bytes.length;
        }
    }

    /** A file in this form; the channel must stay open while it is read. */
    static StoredZip read(SeekableByteChannel in) throws IOException, CapsuleFault {
        if (in.size() > MOST_BYTES) {
            throw new CapsuleFault("", "The file has more than 2 GiB, and a capsule has not.");
        }
        StoredZip zip = new StoredZip(in);
        long at = 0;
        while (zip.startsEntry(at)) {
            at = zip.entry(at);
        }
        if (zip.entries.isEmpty()) {
            throw new CapsuleFault("", "The file is not a ZIP with a capsule in it.");
        }
        zip.requireDirectory(at);
        return zip;
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** The content of a file, which must be there. */
    byte[] content(String name) throws IOException, CapsuleFault {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new CapsuleFault(name, "is missing.");
        }
        return bytes(entry.content(name), entry.size());
    }

    private boolean startsEntry(long at) throws IOException {
        return at + 4 <= in.size() && little(bytes(at, 4)).getInt() == LOCAL;
    }

    private long entry(long at) throws IOException, CapsuleFault {
        if (at + LOCAL_BYTES > in.size() || entries.size() >= MOST_ENTRIES) {
            throw new CapsuleFault("", "The file breaks off, or has more files than a capsule.");
        }
        byte[] header = bytes(at, LOCAL_BYTES);
        ByteBuffer fields = little(header);
        short flags = fields.getShort(6);
        short method = fields.getShort(8);
        int crc = fields.getInt(14);
        int size = fields.getInt(22);
        int nameBytes = Short.toUnsignedInt(fields.getShort(26));
        if (at + LOCAL_BYTES + nameBytes > in.size()) {
            throw new CapsuleFault("", "The file breaks off within the name of one of its files.");
        }
        String name = new String(bytes(at + LOCAL_BYTES, nameBytes), StandardCharsets.ISO_8859_1);
        if (!NAME.matcher(name).matches()) {
            throw new CapsuleFault(name, "has a name that no file of a capsule has.");
        }
        if (method != 0 || (flags & 1) != 0) {
            throw new CapsuleFault(name, "is compressed or encrypted, and capsules are stored as they are.");
        }
        Entry entry = new Entry(at, size, crc);
        long content = entry.content(name);
        if (size < 0 || size > MOST_ENTRY_BYTES || content + size > in.size()) {
            throw new CapsuleFault(name, "breaks off, or is larger than any file of a capsule.");
        }
        byte[] expected = local(name, entry);
        if (!Arrays.equals(header, Arrays.copyOf(expected, LOCAL_BYTES))) {
            throw new CapsuleFault(name, "is not stored as capsules are written: its header was changed.");
        }
        if (crc(bytes(content, size)) != crc) {
            throw new CapsuleFault(name, "was changed: its content does not fit its checksum.");
        }
        if (entries.putIfAbsent(name, entry) != null) {
            throw new CapsuleFault(name, "is there twice.");
        }
        return content + size;
    }

    private void requireDirectory(long at) throws IOException, CapsuleFault {
        byte[] expected = directory(entries, at);
        int position = 0;
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            int length = central(entry.getKey(), entry.getValue()).length;
            requireSame(entry.getKey(), expected, position, length, at);
            position += length;
        }
        requireSame("", expected, position, expected.length - position, at);
        if (in.size() != at + expected.length) {
            throw new CapsuleFault("", "Something stands behind the end of the capsule.");
        }
    }

    private void requireSame(String name, byte[] expected, int from, int length, long at)
            throws IOException, CapsuleFault {
        boolean same = at + from + length <= in.size()
                && Arrays.equals(Arrays.copyOfRange(expected, from, from + length), bytes(at + from, length));
        if (!same) {
            throw new CapsuleFault(
                    name,
                    name.isEmpty()
                            ? "The end of the ZIP is missing or was changed."
                            : "is listed otherwise than it is stored: as a link, twice, or with attributes that files of a"
                                    + " capsule do not have.");
        }
    }

    private byte[] bytes(long at, int length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        in.position(at);
        while (into.hasRemaining()) {
            if (in.read(into) < 0) {
                throw new IOException("The file became shorter while it was read.");
            }
        }
        return into.array();
    }

    private static byte[] local(String name, Entry entry) {
        return little(new byte[LOCAL_BYTES + name.length()])
                .putInt(LOCAL)
                .put(common(name, entry))
                .put(ascii(name))
                .array();
    }

    private static byte[] central(String name, Entry entry) {
        return little(new byte[46 + name.length()])
                .putInt(CENTRAL)
                .putShort(VERSION)
                .put(common(name, entry))
                .position(42)
                .putInt((int) entry.header())
                .put(ascii(name))
                .array();
    }

    /** From the version that is needed to the length of an extra field, which there is not. */
    private static byte[] common(String name, Entry entry) {
        return little(new byte[26])
                .putShort(VERSION)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(FIRST_OF_1980)
                .putInt(entry.crc())
                .putInt(entry.size())
                .putInt(entry.size())
                .putShort((short) name.length())
                .putShort((short) 0)
                .array();
    }

    private static byte[] directory(Map<String, Entry> entries, long at) {
        int bytes = entries.entrySet().stream()
                .mapToInt(e -> central(e.getKey(), e.getValue()).length)
                .sum();
        byte[] directory = new byte[bytes + 22];
        ByteBuffer all = little(directory);
        entries.forEach((name, entry) -> all.put(central(name, entry)));
        all.putInt(END)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(bytes)
                .putInt((int) at)
                .putShort((short) 0);
        return directory;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
