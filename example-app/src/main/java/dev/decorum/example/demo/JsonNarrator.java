package dev.decorum.example.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.evidence.CapsuleReport;
import dev.decorum.policy.evidence.RecordedEvent;
import java.io.PrintWriter;

/** Tells the story to a program: one JSON object on a line for each step, and one for the end. */
final class JsonNarrator implements Narrator {
    private final PrintWriter out;
    private final ObjectMapper json = new ObjectMapper();

    JsonNarrator(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tell(Step step) {
        ObjectNode line = json.createObjectNode();
        line.put("step", step.number());
        line.put("title", step.title());
        ArrayNode says = line.putArray("says");
        step.lines().forEach(says::add);
        ArrayNode events = line.putArray("events");
        step.events().forEach(event -> events.add(asInTheLog(event)));
        print(line);
    }

    @Override
    public void end(String evidence, CapsuleReport.Intact intact) {
        ObjectNode line = json.createObjectNode();
        line.put("evidence", evidence);
        line.put("events", intact.events());
        line.put("head", intact.checkpoint().root());
        line.put("key", intact.key().text());
        print(line);
    }

    private ObjectNode asInTheLog(RecordedEvent event) {
        try {
            return ((ObjectNode) json.readTree(event.line())).put("hash", event.leafHash());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line of the log is always JSON.", e);
        }
    }

    private void print(ObjectNode line) {
        out.println(line);
        out.flush();
    }
}
