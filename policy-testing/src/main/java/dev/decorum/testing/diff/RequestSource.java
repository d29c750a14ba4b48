package dev.decorum.testing.diff;

import java.util.List;
import java.util.stream.Stream;

/** Where requests for a comparison come from, such as a history or the cases of suites. Read once, by one thread. */
public interface RequestSource {
    /** What reports call it. */
    String name();

    /** The requests, one after another; the stream is to be closed. It throws what keeps one from being read. */
    Stream<NamedRequest> requests();

    /** The share that has been read so far, from 0 to 1; negative when it is not known. Asked from any thread. */
    default double progress() {
        return -1;
    }

    /** What is to be said of it once it has been read, such as that a line was passed over. */
    default List<String> remarks() {
        return List.of();
    }

    /** A source with these requests. */
    static RequestSource of(String name, List<NamedRequest> requests) {
        return new RequestSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Stream<NamedRequest> requests() {
                return requests.stream();
            }
        };
    }
}
