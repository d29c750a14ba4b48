package dev.decorum.policy.evidence;

/** What is wrong with a capsule, and with which of its files. */
final class CapsuleFault extends Exception {
    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 100;

    private final String file;
    private final String what;

    /**
     * A fault.
     *
     * @param file the name of the file, whatever it is; blank when it is the whole that is wrong
     * @param what a sentence, without its subject when there is a file
     */
    CapsuleFault(String file, String what) {
        super(what);
        this.file = file;
        this.what = what;
    }

    CapsuleReport.Broken report() {
        String name = shown();
        return new CapsuleReport.Broken(name, name.isEmpty() ? what : "`" + name + "` " + what);
    }

    /** The name as it can be shown: without the folder of the bag, in letters that do no harm, and not long. */
    private String shown() {
        String inBag = file.startsWith(Bag.BASE) ? file.substring(Bag.BASE.length()) : file;
        String harmless = inBag.replaceAll("[^ -~]", "?");
        return harmless.length() <= MOST_SHOWN ? harmless : harmless.substring(0, MOST_SHOWN) + "...";
    }
}
