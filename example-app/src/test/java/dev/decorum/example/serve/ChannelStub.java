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

/** A channel and a mail server on loopback, which remember all that reached them. */
final class ChannelStub implements AutoCloseable {
    /** What a customer was sent. */
    record Reply(String to, String text) {}

    final List<Reply> replies = new CopyOnWriteArrayList<>();
    final Map<String, String> codes = new ConcurrentHashMap<>();

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;

    ChannelStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.createContext("/code", this::code);
        server.setExecutor(Executors.newFixedThreadPool(4));
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

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
