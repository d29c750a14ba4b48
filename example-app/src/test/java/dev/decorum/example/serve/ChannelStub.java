package dev.decorum.example.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel and a mail server on loopback, which remember all that reached them, and a slow model that repeats what it is told. */
final class ChannelStub implements AutoCloseable {
    /** What a customer was sent. */
    record Reply(String to, String text) {}

    final List<Reply> replies = new CopyOnWriteArrayList<>();
    final Map<String, String> codes = new ConcurrentHashMap<>();

    /** How often the model was asked. */
    final AtomicInteger phrased = new AtomicInteger();

    private static final long MODEL_MILLIS = 150;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;

    ChannelStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.createContext("/code", this::code);
        server.createContext("/v1/chat/completions", this::phrase);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void reply(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        replies.add(new Reply(
                body.path("to").asText(body.path("recipient").asText()),
                body.at("/text/body").asText()));
        answer(exchange);
    }

    private void code(HttpExchange exchange) throws IOException {
        String[] parts = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split(" ");
        codes.put(parts[0], parts[1]);
        answer(exchange);
    }

    private void phrase(HttpExchange exchange) throws IOException {
        JsonNode said = json.readTree(exchange.getRequestBody()).at("/messages/1/content");
        phrased.incrementAndGet();
        try {
            Thread.sleep(MODEL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] event = ("data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":"
                        + "{\"content\":" + json.writeValueAsString(said) + "}}]}\n\ndata: [DONE]\n\n")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
        exchange.close();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
