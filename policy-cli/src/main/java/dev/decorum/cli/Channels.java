package dev.decorum.cli;

import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.internal.Names;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The channels that have an adapter here; as candidates for completion, their ids. */
final class Channels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return all().keySet().iterator();
    }

    /** The adapters by channel. */
    static SortedMap<String, ChannelAdapter> all() {
        return Installed.ALL;
    }

    /** The adapter of a channel; a name that nobody has is bad usage, answered by the nearest one. */
    static ChannelAdapter named(String channel, CommandSpec spec) {
        Map<String, ChannelAdapter> installed = all();
        ChannelAdapter adapter = installed.get(channel);
        if (adapter == null) {
            String near = Names.suggest(channel, installed.keySet());
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no adapter for the channel `" + channel + "`. "
                            + (near.startsWith("Did") ? near + " " : "") + "Known: "
                            + String.join(", ", installed.keySet()) + ".");
        }
        return adapter;
    }

    /** Reads the tables of all adapters once, and only when a command asks for channels. */
    private static final class Installed {
        static final SortedMap<String, ChannelAdapter> ALL = ChannelAdapter.installed();
    }
}
