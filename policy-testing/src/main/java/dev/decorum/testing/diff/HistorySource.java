package dev.decorum.testing.diff;

import dev.decorum.policy.history.HistoryReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The requests that a {@link dev.decorum.policy.history.HistoryWriter} recorded in a file, named by their lines. */
public final class HistorySource implements RequestSource {
    private final Path file;
    private final List<String> remarks = new ArrayList<>();
    private volatile double progress;

    /** The history in a file, compressed or not. */
    public HistorySource(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.decorum.policy.history.HistoryException when the file cannot be read; the stream, when a line cannot
     */
    @Override
    public Stream<NamedRequest> requests() {
        HistoryReader reader = HistoryReader.open(file);
        return Stream.iterate(read(reader), Optional::isPresent, previous -> read(reader))
                .flatMap(Optional::stream)
                .onClose(reader::close);
    }

    private Optional<NamedRequest> read(HistoryReader reader) {
        Optional<HistoryReader.Recorded> next = reader.next();
        progress = reader.progress();
        if (next.isEmpty() && reader.torn() > 0) {
            remarks.add(file + ":" + reader.torn() + ": The last line is torn, as by a crash, and was passed over.");
        }
        return next.map(r -> new NamedRequest(file + ":" + r.line(), r.request()));
    }

    @Override
    public double progress() {
        return progress;
    }

    @Override
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
