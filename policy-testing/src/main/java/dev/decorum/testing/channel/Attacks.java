package dev.decorum.testing.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.decorum.policy.channel.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bodies that are made to do harm, each of one fixture of JSON, XML or mail. */
final class Attacks {
    /** What a file says that nothing must read. */
    static final String OUTSIDE = "read-from-outside-of-the-body";

    /** What a text is followed by in order to become a header of its own. */
    static final String HEADER = "\r\nX-Injected: yes\r\nBcc: somebody@example.com";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int DEEP = 10_000;
    private static final byte[] NO_UTF8 = {(byte) 0xC3, 0x28, (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF};
    private static final String ENTITIES = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
            + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
            + "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>";
    private static final String EXTERNAL = "<!DOCTYPE x [<!ENTITY g SYSTEM \"" + outside() + "\">]>";

    private Attacks() {}

    /** The attacks on a body by name. */
    static Map<String, Bytes> on(Bytes body) {
        String text = body.text();
        Map<String, Bytes> attacks = new LinkedHashMap<>();
        attacks.put("no UTF-8", inside(body, NO_UTF8));
        attacks.put("nothing", Bytes.EMPTY);
        attacks.put("zeros", Bytes.of(new byte[1_000]));
        if (text.stripLeading().startsWith("{")) {
            onJson(text, attacks);
        } else if (text.stripLeading().startsWith("<")) {
            onXml(text, attacks);
        } else {
            onMail(text, attacks);
        }
        return attacks;
    }

    private static void onJson(String text, Map<String, Bytes> attacks) {
        String rest = text.stripLeading().substring(1);
        put(attacks, "lists, 10,000 deep", "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "," + rest);
        put(attacks, "objects, 10,000 deep", "{\"a\":" + "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP) + "," + rest);
        put(attacks, "a million of nulls", "{\"a\":[" + "null,".repeat(500_000) + "1]," + rest);
        put(attacks, "a number of 1,000,000 digits", "{\"a\":" + "9".repeat(1_000_000) + "," + rest);
        put(attacks, "an exponent of 13 digits", "{\"a\":1e9999999999999," + rest);
        put(attacks, "numbers of a billion digits", text.replaceAll(":\\s*-?[0-9]+", ":1e999999999"));
        put(attacks, "every name twice", "{" + rest.substring(0, rest.lastIndexOf('}')) + "," + rest);
        JsonNode root = parsed(text);
        put(attacks, "lone surrogates", texts(root, was -> was + "\ud83d").toString());
        put(attacks, "header injection", texts(root, was -> was + HEADER).toString());
        put(
                attacks,
                "external entity in texts",
                texts(root, was -> EXTERNAL + "<x>&g;</x>").toString());
        put(
                attacks,
                "long texts",
                texts(root, was -> was + "\u0301".repeat(20_000)).toString());
    }

    private static void onXml(String text, Map<String, Bytes> attacks) {
        int end = text.lastIndexOf("</");
        String head = text.substring(0, end);
        String tail = text.substring(end);
        put(attacks, "elements, 10,000 deep", head + "<a>".repeat(DEEP) + "</a>".repeat(DEEP) + tail);
        put(attacks, "every element twice", head + head.substring(head.indexOf('>') + 1) + tail);
        put(attacks, "entity bomb", ENTITIES + head + "<a>&g;</a>" + tail);
        put(attacks, "external entity", EXTERNAL + head + "<a>&g;</a>" + tail);
        put(attacks, "external document type", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">" + text);
        put(attacks, "lone surrogates", head + "<a>&#xD83D;</a>" + tail);
        put(attacks, "header injection", text.replace("]]>", HEADER + "]]>"));
    }

    private static void onMail(String text, Map<String, Bytes> attacks) {
        int end = text.indexOf("\n\n") < 0 ? text.indexOf("\r\n\r\n") : text.indexOf("\n\n");
        String from = "From: jo@example.com\r\nMessage-ID: <attack@example.com>\r\n";
        StringBuilder nested = new StringBuilder(from);
        for (int i = 0; i < 1_000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        put(attacks, "parts, 1,000 deep", nested + "\r\nHallo");
        put(attacks, "mails in mails", from + "Content-Type: message/rfc822\r\n\r\n".repeat(1_000) + "Hallo");
        put(attacks, "every header twice", text.substring(0, end) + "\n" + text);
        put(attacks, "header injection", "Subject: =?utf-8?Q?Hallo=0D=0ABcc:_somebody=40example.com?=\r\n" + text);
        put(attacks, "external entity in HTML", from + "Content-Type: text/html\r\n\r\n" + EXTERNAL + "<p>&g;</p>");
        put(
                attacks,
                "zip bomb attached",
                from + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHallo\r\n--b\r\n"
                        + "Content-Type: application/zip; name=a.zip\r\nContent-Disposition: attachment; filename=\"../a.zip\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + zip() + "\r\n--b--\r\n");
    }

    /** An archive of 20 MB of zeros in Base64, some 27 KB long. */
    private static String zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../zeros"));
            for (int i = 0; i < 20; i++) {
                zip.write(new byte[1024 * 1024]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
    }

    /** The address of a file that is there and can be read. */
    private static String outside() {
        try {
            Path file = Files.writeString(Files.createTempFile("outside", ".txt"), OUTSIDE);
            file.toFile().deleteOnExit();
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, Bytes> attacks, String name, String body) {
        attacks.put(name, Bytes.utf8(body));
    }

    private static Bytes inside(Bytes body, byte[] middle) {
        byte[] all = body.toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(all, 0, all.length / 2);
        out.writeBytes(middle);
        out.write(all, all.length / 2, all.length - all.length / 2);
        return Bytes.of(out.toByteArray());
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A fixture is no JSON.", e);
        }
    }

    private static JsonNode texts(JsonNode node, UnaryOperator<String> change) {
        if (node.isTextual()) {
            return TextNode.valueOf(change.apply(node.textValue()));
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(child -> copy.add(texts(child, change)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(child -> copy.set(child.getKey(), texts(child.getValue(), change)));
            return copy;
        }
        return node;
    }
}
