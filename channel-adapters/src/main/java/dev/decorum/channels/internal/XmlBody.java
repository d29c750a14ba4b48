package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.Reception;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML in UTF-8 into the same trees as JSON, so that {@link Nodes} reads both: an element is its text, or an object of its
 * children by their local names; names that repeat become an array; attributes and comments are left out. A document type
 * is refused, so no entity can be declared and nothing outside can be named; depth and number of parts have the limits of
 * {@link JsonBody}.
 */
public final class XmlBody {
    private XmlBody() {}

    /** The events that a reader finds under the root of the body, or a rejection when it is no XML. */
    public static Reception read(Bytes body, Origin origin, Function<JsonNode, List<ChannelEvent>> reader) {
        try {
            JsonNode root = parse(body);
            return root.isObject()
                    ? Reception.of(reader.apply(root))
                    : JsonBody.malformed(origin, "is no XML with elements inside its root");
        } catch (CharacterCodingException e) {
            return JsonBody.malformed(origin, "is no valid UTF-8");
        } catch (TooDeepException e) {
            return Reception.rejected(JsonBody.tooDeep(origin));
        } catch (XMLStreamException e) {
            String place = e.getLocation() == null || e.getLocation().getLineNumber() < 0
                    ? ""
                    : " (line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber() + ")";
            return JsonBody.malformed(origin, "is no valid XML without a document type" + place);
        }
    }

    /** The root of this XML; empty when it is none, or holds no elements. */
    public static Optional<JsonNode> tree(Bytes xml) {
        try {
            return xml.size() > JsonBody.MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(parse(xml)).filter(JsonNode::isObject);
        } catch (CharacterCodingException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static JsonNode parse(Bytes body) throws CharacterCodingException, XMLStreamException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(body.buffer()).toString();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing outside of the body is read.");
        });
        XMLStreamReader reader =
                factory.createXMLStreamReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        try {
            return tree(reader);
        } finally {
            reader.close();
        }
    }

    private static JsonNode tree(XMLStreamReader reader) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        JsonNode root = JsonNodeFactory.instance.missingNode();
        int parts = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (++parts > JsonBody.MAX_TOKENS || open.size() > JsonBody.MAX_DEPTH) {
                throw new TooDeepException();
            }
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("A document type or an entity.", reader.getLocation());
                case XMLStreamConstants.START_ELEMENT -> open.push(new Element(reader.getLocalName()));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element closed = open.pop();
                    if (open.isEmpty()) {
                        root = closed.node();
                    } else {
                        open.peek().add(closed.name, closed.node());
                    }
                }
                default -> {} // comments and processing instructions say nothing
            }
        }
        return root;
    }

    private static final class TooDeepException extends XMLStreamException {
        private static final long serialVersionUID = 1;
    }

    private static final class Element {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final ObjectNode children = JsonNodeFactory.instance.objectNode();

        Element(String name) {
            this.name = name;
        }

        void add(String child, JsonNode node) {
            JsonNode other = children.get(child);
            if (other == null) {
                children.set(child, node);
            } else if (other instanceof ArrayNode array) {
                array.add(node);
            } else {
                children.set(
                        child, JsonNodeFactory.instance.arrayNode().add(other).add(node));
            }
        }

        JsonNode node() {
            return children.isEmpty() ? JsonNodeFactory.instance.textNode(text.toString()) : children;
        }
    }
}
