package dev.decorum.policy.evidence;

/** What is wrong with a capsule, and with which of its files. */
final class CapsuleFault extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;

    /** A fault of the file with this name; blank when it is one of the whole. */
    CapsuleFault(String file, String message) {
        super(message);
        this.file = file;
    }

    String file() {
        return file;
    }
}
