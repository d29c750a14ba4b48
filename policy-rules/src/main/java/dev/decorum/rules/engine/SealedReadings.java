package dev.decorum.rules.engine;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.catalog.AcceptedFolders;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.DatedRule;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which folders were found without fault, sealed beside their compiled layers, so that a start on the same files
 * with the same code needs to read no rule again. Whoever asks for the rules themselves has them read then.
 */
final class SealedReadings implements AcceptedFolders {
    private static final int MAX_LAYERS = 20_000;
    private static final int MAX_RULES = 1_000_000;
    private static final int MAX_TEXT = 1 << 20;

    private final CompiledCache cache;

    SealedReadings(CompiledCache cache) {
        this.cache = cache;
    }

    @Override
    public Optional<Map<String, Accepted>> find(String hash) {
        return CacheKey.ofFolder(hash).flatMap(cache::body).flatMap(SealedReadings::read);
    }

    @Override
    public void keep(RuleSet rules) {
        if (cache.isOn()) {
            CacheKey.ofFolder(rules.hash()).ifPresent(key -> cache.keep(key, bytes(rules)));
        }
    }

    private static byte[] bytes(RuleSet rules) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            List<Layer> layers = rules.layers().values().stream()
                    .filter(layer -> !layer.dated().isEmpty())
                    .toList();
            out.writeInt(layers.size());
            for (Layer layer : layers) {
                write(out, layer.id());
                out.writeInt(layer.dated().size());
                for (DatedRule rule : layer.dated()) {
                    write(out, rule);
                }
                out.writeInt(layer.kinds().size());
                for (Class<?> kind : layer.kinds()) {
                    write(out, FactKinds.nameOf(kind.asSubclass(Fact.class)));
                }
                write(out, HexFormat.of().formatHex(CacheKey.of(LayerSource.of(layer))));
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail.", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, DatedRule rule) throws IOException {
        RuleRef source = rule.source();
        write(out, source.id());
        write(out, source.name());
        write(out, source.file());
        out.writeInt(source.line());
        write(out, source.layer());
        write(out, source.basis());
        write(out, source.owner());
        out.writeBoolean(source.unconfirmed());
        write(out, rule.effective() == null ? "" : rule.effective().toString());
        write(out, rule.expires() == null ? "" : rule.expires().toString());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Optional<Map<String, Accepted>> read(InputStream body) {
        try (DataInputStream in = new DataInputStream(body)) {
            Map<String, Class<? extends Fact>> kindsByName = FactKinds.byName();
            Map<String, Accepted> layers = new TreeMap<>();
            int count = count(in, MAX_LAYERS);
            for (int i = 0; i < count; i++) {
                String id = text(in);
                List<DatedRule> rules = new ArrayList<>();
                for (int rule = count(in, MAX_RULES); rule > 0; rule--) {
                    rules.add(rule(in));
                }
                Set<Class<?>> kinds = new HashSet<>();
                for (int kind = count(in, kindsByName.size()); kind > 0; kind--) {
                    Class<?> known = kindsByName.get(text(in));
                    if (known == null) {
                        return Optional.empty();
                    }
                    kinds.add(known);
                }
                layers.put(id, new Accepted(rules, kinds, text(in)));
            }
            return Optional.of(layers);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // Bears the seal and is laid out otherwise: the folder is read in full.
        }
    }

    private static DatedRule rule(DataInputStream in) throws IOException {
        RuleRef source =
                new RuleRef(text(in), text(in), text(in), in.readInt(), text(in), text(in), text(in), in.readBoolean());
        return new DatedRule(source, date(in), date(in));
    }

    private static @Nullable LocalDate date(DataInputStream in) throws IOException {
        String text = text(in);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(count(in, MAX_TEXT)), StandardCharsets.UTF_8);
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("The entry is laid out otherwise.");
        }
        return count;
    }
}
