package dev.decorum.cli;

import dev.decorum.policy.internal.Names;
import dev.decorum.rules.book.Scope;
import dev.decorum.rules.catalog.Catalog;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that ask about rules of a channel, a region and a brand. */
final class ScopeOptions {
    @Option(names = "--channel", paramLabel = "CHANNEL", description = "The channel's id. Unless given: any.")
    private @Nullable String channel;

    @Option(names = "--region", paramLabel = "REGION", description = "The region's id. Unless given: any.")
    private @Nullable String region;

    @Option(names = "--brand", paramLabel = "BRAND", description = "The brand's id. Unless given: none.")
    private @Nullable String brand;

    /** What was asked about, when the catalogue knows it. */
    Scope scope(Catalog catalog) throws Failure {
        require("channel", channel, catalog.channels().keySet());
        require("region", region, catalog.regions().keySet());
        require("brand", brand, catalog.brands());
        return new Scope(channel, region, brand);
    }

    private static void require(String what, @Nullable String id, Collection<String> known) throws Failure {
        if (id != null && !known.contains(id)) {
            throw new Failure(
                    ExitCode.USAGE, "The catalogue has no " + what + " `" + id + "`.", Names.suggest(id, known));
        }
    }
}
