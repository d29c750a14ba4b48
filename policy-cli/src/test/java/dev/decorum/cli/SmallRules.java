package dev.decorum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with one rule. */
final class SmallRules {
    private static final String CATALOG = """
            reference-currency: EUR
            rates:
              as-of: 2026-11-20
              source: "made up for a test"
              per-reference:
                EUR: 1
            channels:
              whatsapp: { surface: messaging }
            regions:
              de:
                zone: Europe/Berlin
                currency: EUR
                languages: [de]
                working-hours: { days: mon-fri, from: "09:00", to: "18:00" }
                quiet-hours: { from: "21:00", to: "08:00" }
            brands: {}
            """;
    private static final String RULE = """
            package rules.base;

            import dev.decorum.policy.fact.*;
            global dev.decorum.policy.Policy policy;

            rule "refunds wait"
                @id("refund-waits")
                @basis("house rule: a test")
                @owner("support-policy")
            when
                $refund : Refund( method == RefundMethod.ORIGINAL )
                Customer( tags contains "Großkunde" )
            then
                policy.review($refund, Role.SUPERVISOR, "Geld für Käufer prüft ein Mensch.");
            end
            """;

    private SmallRules() {}

    static Path in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("base"));
        Files.writeString(folder.resolve("catalog.yaml"), CATALOG);
        Files.writeString(folder.resolve("base/refunds.drl"), RULE);
        return folder;
    }

    static Path faultyIn(Path folder) throws IOException {
        in(folder);
        Files.writeString(folder.resolve("base/refunds.drl"), RULE.replace("method ==", "metod =="));
        return folder;
    }

    static Path requestIn(Path folder) throws IOException {
        return Files.writeString(folder.resolve("request.json"), """
                {
                  "channel": "whatsapp",
                  "region": "de",
                  "at": "2026-11-23T10:15:00Z",
                  "facts": [
                    { "fact": "rollout", "stage": "reviewed-execution" },
                    { "fact": "customer", "verified": "one-time-code", "tags": ["Großkunde"] },
                    { "fact": "refund", "id": "refund-1", "amount": { "amount": 180.00, "currency": "EUR" },
                      "method": "original" }
                  ]
                }
                """);
    }

    /** Adds a suite of one case, which passes. */
    static Path suiteIn(Path rules) throws IOException {
        Files.createDirectories(rules.resolve("suites"));
        return Files.writeString(rules.resolve("suites/money.yaml"), """
                suite: money
                defaults:
                  { channel: whatsapp, region: de, at: 2026-11-20T10:00:00+01:00, rollout: reviewed-execution }
                cases:
                  - name: waits
                    given: { customer: { tags: [Großkunde] }, actions: { r: { fact: refund, amount: 5 EUR, method: original } } }
                    expect: { because: refund-waits }
                """);
    }
}
