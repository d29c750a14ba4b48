package dev.decorum.example.operations;

import dev.decorum.policy.fact.VerificationLevel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps codes and tries in memory, until the process ends. Safe for use by several threads. */
@Singleton
public final class MemoryProofStore implements ProofStore {
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    /** A store in which nothing has been tried. */
    @Inject
    public MemoryProofStore() {}

    @Override
    public int tried(String caseId, VerificationLevel level) {
        return tries.merge(caseId + "/" + level, 1, Integer::sum);
    }

    @Override
    public void issued(String caseId, Code code) {
        codes.put(caseId, code);
    }

    @Override
    public Optional<Code> code(String caseId) {
        return Optional.ofNullable(codes.get(caseId));
    }

    @Override
    public void spent(String caseId) {
        codes.remove(caseId);
    }
}
