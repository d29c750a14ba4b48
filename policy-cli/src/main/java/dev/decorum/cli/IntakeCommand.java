package dev.decorum.cli;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Names;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "intake",
        description = {
            "Verifies a delivery of a channel, reads it and prints its events.",
            "What is not signed is not read. Secrets given here can be seen by others on this machine: use test secrets."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the delivery was accepted",
            "2:it was rejected; the reason is on standard error",
            "64:the command was not understood",
            "66:the file is not there"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  decorum intake --channel whatsapp --file delivery.json --secret test \\",
            "    --header \"X-Hub-Signature-256: sha256=$(openssl dgst -sha256 -hmac test \\",
            "    < delivery.json | sed 's/.* //')\""
        })
final class IntakeCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Option(
            names = "--channel",
            required = true,
            paramLabel = "CHANNEL",
            completionCandidates = Channels.class,
            description = "The channel's id; decorum channels lists them.")
    private String channel = "";

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "The body of the delivery.")
    private Path file = Path.of("");

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header of the delivery; may be given several times.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--query",
            paramLabel = "'NAME=VALUE'",
            description = "A parameter of the delivery's query, decoded; may be given several times.")
    private List<String> queries = new ArrayList<>();

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            description = "The secret that signs deliveries, or NAME=SECRET; may be given several times.")
    private List<String> secrets = new ArrayList<>();

    @Option(names = "--json", description = "Prints the events as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    IntakeCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Failure {
        ChannelAdapter adapter = Channels.named(channel, spec);
        ChannelAccount account = ChannelAccount.of("test", channel, secrets(adapter));
        Map<String, List<String>> parsed = pairs(headers, ':', "A header is written like 'Name: value', in quotes.");
        Map<String, List<String>> query = pairs(
                queries, '=', "A parameter of the query is written like 'name=value', in quotes and not encoded.");
        Bytes body = Bytes.of(Input.bytes(file));
        RawDelivery delivery = new RawDelivery("POST", "/", parsed, query, body, clock.instant());
        List<ChannelEvent> events = adapter.receive(delivery, account).events();
        for (ChannelEvent event : events) {
            if (event instanceof Rejected rejected) {
                throw new Failure(
                        ExitCode.REJECTED,
                        file + " is rejected (" + FactKinds.wordFor(rejected.code()) + "): " + rejected.reason(),
                        remedy(rejected, adapter));
            }
        }
        Output out = Output.of(spec);
        if (json) {
            out.json(events.toArray(ChannelEvent[]::new)); // a list forgets the type that names the kind
        } else {
            EventText.print(out, events);
        }
        return ExitCode.OK;
    }

    private Map<String, String> secrets(ChannelAdapter adapter) {
        Map<String, String> named = new TreeMap<>();
        for (String secret : secrets) {
            int equals = secret.indexOf('=');
            String name = equals < 0 ? "" : secret.substring(0, equals);
            boolean known = adapter.secretNames().contains(name);
            String near = known || equals < 0 ? "" : Names.suggest(name, adapter.secretNames());
            if (near.startsWith("Did")) {
                throw misused("The channel `" + channel + "` has no secret `" + name + "`. " + near);
            }
            String value = known ? secret.substring(equals + 1) : secret;
            if (value.isBlank()) {
                throw misused("A secret is empty. Maybe a variable of the shell is not set.");
            }
            if (adapter.secretNames().isEmpty()) {
                throw misused("The channel `" + channel + "` has no secrets: nothing proves its deliveries. Leave "
                        + "--secret out.");
            }
            named.put(known ? name : adapter.secretNames().get(0), value);
        }
        return named;
    }

    private Map<String, List<String>> pairs(List<String> written, char separator, String form) {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        for (String pair : written) {
            int at = pair.indexOf(separator);
            if (at < 1) {
                throw misused(form);
            }
            parsed.computeIfAbsent(pair.substring(0, at).strip(), name -> new ArrayList<>())
                    .add(pair.substring(at + 1).strip());
        }
        return parsed;
    }

    private String remedy(Rejected rejected, ChannelAdapter adapter) {
        boolean signable =
                switch (rejected.code()) {
                    case ACCOUNT_INCOMPLETE, SIGNATURE_MISSING, SIGNATURE_MALFORMED -> true;
                    default -> false;
                };
        if (!signable || adapter.testSignature().isEmpty()) {
            return "";
        }
        String path = quoted(file.toString());
        return "Sign a test delivery with a secret of your own:\n    decorum intake --channel " + channel + " --file "
                + path + " --secret test --header \""
                + adapter.testSignature().replace("{secret}", "test").replace("{file}", path) + "\"";
    }

    private static String quoted(String path) {
        return path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
