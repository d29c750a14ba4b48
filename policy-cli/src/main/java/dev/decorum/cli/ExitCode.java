package dev.decorum.cli;

/** The exit codes of all commands; from 64 on they are those of BSD's sysexits. */
final class ExitCode {
    static final int OK = 0;
    /** What was checked does not hold. */
    static final int FAULTY = 1;

    static final int REJECTED = 2;
    /** The suites cover less than was asked. */
    static final int BELOW = 3;

    static final int USAGE = 64;
    static final int BAD_DATA = 65;
    static final int NO_INPUT = 66;
    static final int INTERNAL = 70;
    static final int NO_OUTPUT = 74;
    /** 128 and the number of SIGPIPE: the reader went away. */
    static final int BROKEN_PIPE = 141;

    private ExitCode() {}
}
