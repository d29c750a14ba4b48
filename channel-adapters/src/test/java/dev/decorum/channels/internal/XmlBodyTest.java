package dev.decorum.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlBodyTest {
    private static final Origin ORIGIN =
            new Origin("demo", Surface.MESSAGING, "shop", null, null, Instant.parse("2026-11-02T10:00:00Z"), false);

    @Test
    void elementsBecomeTheTreeThatJsonWouldGive() {
        String xml = "<?xml version='1.0'?><!-- c --><s:xml xmlns:s='urn:x'><A>1 &lt; 2</A><s:B><![CDATA[<b>]]></s:B>"
                + "<C><D>x</D><D>y</D></C><E/></s:xml>";

        assertThat(XmlBody.tree(Bytes.utf8(xml)).orElseThrow())
                .hasToString("{\"A\":\"1 < 2\",\"B\":\"<b>\",\"C\":{\"D\":[\"x\",\"y\"]},\"E\":\"\"}");
    }

    @Test
    void aDocumentTypeIsRefusedWhateverItDeclares() {
        for (String type : List.of(
                "<!DOCTYPE x>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;&a;\">]>")) {
            Rejected rejected = rejected(type + "<x><a>&e;</a></x>");

            assertThat(rejected.code()).as(type).isEqualTo(Code.MALFORMED);
            assertThat(rejected.reason())
                    .startsWith("The body is verified, but is no valid XML without a document type")
                    .doesNotContain("etc", "127");
        }
    }

    @Test
    void whatIsNoXmlOrHasNoElementsInsideIsRejected() {
        for (String xml :
                List.of("", "x", "<x>", "<x/>", "<x>a</x>", "<x><a></x>", "<x><a/></x><y/>", "<x>&e;<a/></x>")) {
            assertThat(rejected(xml).code()).as(xml).isEqualTo(Code.MALFORMED);
        }
        assertThat(rejected(Bytes.of(new byte[] {'<', 'x', '>', (byte) 0xC3, (byte) 0x28}))
                        .reason())
                .startsWith("The body is verified, but is no valid UTF-8.");
    }

    @Test
    void whatIsTooDeepOrHasTooManyPartsIsRejected() {
        assertThat(rejected("<a>".repeat(100_000)).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(rejected("<x>" + "<a/>".repeat(150_000) + "</x>").code()).isEqualTo(Code.TOO_LARGE);
    }

    private static Rejected rejected(String xml) {
        return rejected(Bytes.utf8(xml));
    }

    private static Rejected rejected(Bytes xml) {
        Reception reception = XmlBody.read(xml, ORIGIN, root -> List.of());
        assertThat(reception.events()).hasSize(1);
        return (Rejected) reception.events().get(0);
    }
}
