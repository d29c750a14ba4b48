package dev.decorum.channels.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes by the charset that a mail declares, as far as it is true: what is no valid text by it is tried as UTF-8, and
 * some names are read as the larger sets that programs mean by them.
 */
final class Charsets {
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("cp-1252", "windows-1252"));

    private Charsets() {}

    /** The text in these bytes; never fails. */
    static String decode(byte[] bytes, @Nullable String declared) {
        Charset charset = declared == null ? null : lookUp(declared);
        String text = charset == null || charset.equals(LATIN) ? null : strict(bytes, charset);
        if (text == null) {
            text = strict(bytes, StandardCharsets.UTF_8);
        }
        if (text != null) {
            return text;
        }
        return new String(bytes, charset == null || charset.equals(StandardCharsets.UTF_8) ? LATIN : charset);
    }

    private static @Nullable Charset lookUp(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        Charset known = charset(plain, null);
        String meant = MEANT.get(plain);
        return meant == null ? known : charset(meant, known);
    }

    private static @Nullable Charset charset(String name, @Nullable Charset otherwise) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return null;
        }
    }
}
