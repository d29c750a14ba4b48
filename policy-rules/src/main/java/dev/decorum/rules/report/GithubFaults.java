package dev.decorum.rules.report;

import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.util.List;
import java.util.stream.Collectors;

/** Faults as workflow commands of GitHub Actions, which shows them beside the lines. */
public final class GithubFaults {
    private GithubFaults() {}

    /** One command a line, escaped, without a line break at the end; files are named as the places name them. */
    public static String write(List<Fault> faults) {
        return faults.stream().map(GithubFaults::command).collect(Collectors.joining("\n"));
    }

    private static String command(Fault fault) {
        Place place = fault.place();
        String where = place.line() == 0
                ? ""
                : ",line=" + place.line() + ",col=" + place.column() + ",endColumn="
                        + (place.column() + place.length());
        String said = fault.remedy().isBlank() ? fault.message() : fault.message() + "\n" + fault.remedy();
        return "::" + (fault.isError() ? "error" : "warning") + " file="
                + property(fault.place().file()) + where + ",title=" + property(fault.code()) + "::" + data(said);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
