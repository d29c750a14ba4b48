package dev.decorum.cli;

import dev.decorum.policy.MalformedJsonException;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.DroolsPolicyEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that decide a request by rules. */
final class CaseOptions {
    private final InputStream standardInput;

    @Option(
            names = "--request",
            required = true,
            paramLabel = "FILE",
            description = "The request as JSON; - reads standard input.")
    private String request = "";

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    CaseOptions(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** The folder of the rules that the user named, or the standard one. */
    RulesDir rules() throws Failure {
        return RulesDir.of(folder);
    }

    /** The request that the user named. */
    PolicyRequest request() throws Failure {
        String name = request.equals("-") ? "standard input" : request;
        try {
            byte[] bytes = request.equals("-") ? standardInput.readAllBytes() : Input.bytes(Path.of(request));
            return PolicyJson.readRequest(Input.text(bytes, name));
        } catch (MalformedJsonException e) {
            String place = name + ":" + e.line() + ":" + e.column() + ": ";
            throw new Failure(ExitCode.BAD_DATA, place + e.problem(), e.remedy());
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "Standard input cannot be read.", "Name a file with --request.");
        }
    }

    /** An engine with these rules. */
    DroolsPolicyEngine engine(RulesDir rules) throws Failure {
        return rules.engine();
    }
}
