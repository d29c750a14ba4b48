package dev.decorum.cli;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.rules.book.LimitInForce;
import dev.decorum.rules.book.RuleChange;
import dev.decorum.rules.book.Scope;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Place;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rules",
        description = {
            "Lists the rules and limits that hold for a channel, a region and a brand on a day.",
            "With --between: what begins or ends to hold from one day to another."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:they are listed",
            "1:the rules are faulty",
            "64:the command was not understood, or the catalogue lacks the channel, region or brand",
            "66:the folder is not there"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum rules --channel whatsapp --region de",
            "  decorum rules --region de --as-of 2026-08-02",
            "  decorum rules --between 2026-06-01 2026-12-31"
        })
final class RulesCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Mixin
    private final ScopeOptions asked = new ScopeOptions();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day on which they hold, such as 2026-12-24. Unless given: today.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--between",
            arity = "2",
            paramLabel = "DATE",
            description = "Lists what changes after the first day, until and including the second.")
    private List<LocalDate> between = new ArrayList<>();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Clock clock;

    RulesCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Failure {
        if (!between.isEmpty() && (between.size() != 2 || between.get(1).isBefore(between.get(0)) || asOf != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--between takes an earlier and a later day, once, and no --as-of beside it.");
        }
        RulesDir dir = RulesDir.of(folder);
        RuleSet rules = dir.read("Nothing is said about faulty rules.");
        Scope scope = asked.scope(rules.catalog());
        if (between.isEmpty()) {
            list(dir, rules, scope, asOf == null ? LocalDate.now(clock) : asOf);
        } else {
            changes(dir, rules, scope);
        }
        return ExitCode.OK;
    }

    private void list(RulesDir dir, RuleSet rules, Scope scope, LocalDate day) {
        Output out = Output.of(spec);
        List<Layer> layers = scope.layers(rules);
        List<PolicyRule> all = layers.stream().flatMap(l -> l.rules().stream()).toList();
        List<PolicyRule> inForce = all.stream().filter(r -> r.holdsOn(day)).toList();
        List<LimitInForce> limits = LimitInForce.in(rules, scope, day);
        if (json) {
            out.json(new Listing(
                    day,
                    scope.channel(),
                    scope.region(),
                    scope.brand(),
                    rules.hash(),
                    layers.stream().map(Layer::id).toList(),
                    inForce.stream().map(r -> Entry.of(dir, r)).toList(),
                    limits.stream().map(l -> Threshold.of(dir, l)).toList()));
            return;
        }
        out.line("Rules " + shown(scope) + " on " + day + ": " + count(inForce.size(), "rule") + ", "
                + count(limits.size(), "limit") + ", " + count(layers.size(), "layer") + ".");
        if (all.size() > inForce.size()) {
            out.line(count(all.size() - inForce.size(), "other rule")
                    + " of these layers not in force on this day; --between lists when that changes.");
        }
        for (Layer layer : layers) {
            List<PolicyRule> here =
                    layer.rules().stream().filter(r -> r.holdsOn(day)).toList();
            if (!here.isEmpty()) {
                out.heading(layer.id());
                here.forEach(r -> print(out, dir, r));
            }
        }
        out.heading(scope.isOnePlace() ? "Limits" : "Limits, by layer");
        if (limits.isEmpty()) {
            out.line("  None.");
        }
        for (LimitInForce limit : limits) {
            out.line("  " + limit.entry().name() + ": " + limit.shown(rules.catalog())
                    + (limit.bounds().isEmpty() ? "" : " (" + limit.bounds() + ")") + ", decided by " + limit.layer()
                    + ", " + place(dir, limit.entry().place()));
            out.line("    "
                    + about(
                            limit.entry().basis(),
                            "",
                            false,
                            limit.entry().effective(),
                            limit.entry().expires()));
        }
    }

    private static void print(Output out, RulesDir dir, PolicyRule rule) {
        RuleRef source = rule.source();
        out.line("  " + source.id() + ": " + source.name() + ", " + place(dir, rule.place()));
        out.line(
                "    " + about(source.basis(), source.owner(), source.unconfirmed(), rule.effective(), rule.expires()));
    }

    private static String about(
            String basis,
            String owner,
            boolean unconfirmed,
            @Nullable LocalDate effective,
            @Nullable LocalDate expires) {
        List<String> parts = new ArrayList<>(List.of("by " + basis + (unconfirmed ? " (unconfirmed)" : "")));
        if (!owner.isEmpty()) {
            parts.add("owner " + owner);
        }
        if (effective != null) {
            parts.add("from " + effective);
        }
        if (expires != null) {
            parts.add("until before " + expires);
        }
        return String.join("; ", parts);
    }

    private void changes(RulesDir dir, RuleSet rules, Scope scope) {
        Output out = Output.of(spec);
        LocalDate from = between.get(0);
        LocalDate to = between.get(1);
        List<RuleChange> changes = RuleChange.between(rules, scope, from, to);
        if (json) {
            out.json(new Calendar(
                    from,
                    to,
                    scope.channel(),
                    scope.region(),
                    scope.brand(),
                    changes.stream().map(c -> Change.of(dir, c)).toList()));
            return;
        }
        out.line("Changes of the rules " + shown(scope) + " after " + from + " until " + to + ": " + changes.size()
                + ".");
        LocalDate last = null;
        for (RuleChange change : changes) {
            if (!change.day().equals(last)) {
                last = change.day();
                out.heading(last.toString());
            }
            boolean begins = change.kind() == RuleChange.Kind.TAKES_EFFECT;
            out.line("  " + (begins ? out.good("begins") : out.careful("ends")) + ": "
                    + (change.subject() == RuleChange.Subject.RULE ? "" : "limit ") + change.id() + " ("
                    + change.about() + "), " + place(dir, change.place()));
            out.line("    by " + change.basis());
        }
    }

    private static String shown(Scope scope) {
        if (scope.equals(Scope.ANYWHERE)) {
            return "of all layers";
        }
        String channel = scope.channel() == null ? "any channel" : scope.channel();
        String region = scope.region() == null ? "any region" : scope.region();
        return "for " + channel + " in " + region + (scope.brand() == null ? "" : " for " + scope.brand());
    }

    private static String place(RulesDir dir, Place place) {
        return dir.prefix() + place.file() + ":" + place.line();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private record Listing(
            LocalDate asOf,
            @Nullable String channel,
            @Nullable String region,
            @Nullable String brand,
            String hash,
            List<String> layers,
            List<Entry> rules,
            List<Threshold> limits) {}

    private record Entry(
            String id,
            String name,
            String layer,
            String file,
            int line,
            String basis,
            String owner,
            boolean unconfirmed,
            @Nullable LocalDate effective,
            @Nullable LocalDate expires) {
        static Entry of(RulesDir dir, PolicyRule rule) {
            RuleRef source = rule.source();
            return new Entry(
                    source.id(),
                    source.name(),
                    source.layer(),
                    dir.prefix() + source.file(),
                    source.line(),
                    source.basis(),
                    source.owner(),
                    source.unconfirmed(),
                    rule.effective(),
                    rule.expires());
        }
    }

    private record Threshold(
            String name,
            BigDecimal value,
            String unit,
            @Nullable BigDecimal floor,
            @Nullable BigDecimal ceiling,
            String layer,
            String file,
            int line,
            String basis,
            @Nullable LocalDate effective,
            @Nullable LocalDate expires) {
        static Threshold of(RulesDir dir, LimitInForce limit) {
            return new Threshold(
                    limit.entry().name(),
                    limit.entry().value(),
                    limit.unit(),
                    limit.floor(),
                    limit.ceiling(),
                    limit.layer(),
                    dir.prefix() + limit.entry().place().file(),
                    limit.entry().place().line(),
                    limit.entry().basis(),
                    limit.entry().effective(),
                    limit.entry().expires());
        }
    }

    private record Calendar(
            LocalDate after,
            LocalDate until,
            @Nullable String channel,
            @Nullable String region,
            @Nullable String brand,
            List<Change> changes) {}

    private record Change(
            LocalDate day,
            RuleChange.Kind kind,
            RuleChange.Subject subject,
            String id,
            String layer,
            String about,
            String basis,
            String file,
            int line) {
        static Change of(RulesDir dir, RuleChange change) {
            return new Change(
                    change.day(),
                    change.kind(),
                    change.subject(),
                    change.id(),
                    change.layer(),
                    change.about(),
                    change.basis(),
                    dir.prefix() + change.place().file(),
                    change.place().line());
        }
    }
}
