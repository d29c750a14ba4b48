package dev.decorum.policy.review;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class MemoryReviewStore implements ReviewStore {
    private record Place(String caseId, String actionId) {
        static Place of(Review review) {
            return new Place(
                    review.proposal().caseId(), review.proposal().action().id());
        }
    }

    private final Map<String, Review> byHash = new HashMap<>();
    private final Map<Place, Review> newest = new HashMap<>();

    @Override
    public synchronized Optional<Review> find(String proposalHash) {
        return Optional.ofNullable(byHash.get(proposalHash));
    }

    @Override
    public synchronized Optional<Review> latest(String caseId, String actionId) {
        return Optional.ofNullable(newest.get(new Place(caseId, actionId)));
    }

    @Override
    public synchronized List<Review> in(Set<ReviewState> states) {
        return byHash.values().stream()
                .filter(r -> states.contains(r.state()))
                .sorted(Comparator.comparing((Review r) -> r.proposal().createdAt())
                        .thenComparing(r -> r.proposal().hash()))
                .toList();
    }

    @Override
    public synchronized boolean save(List<Review> changed) {
        if (!changed.stream().allMatch(this::fits)) {
            return false;
        }
        for (Review review : changed) {
            byHash.put(review.proposal().hash(), review);
            newest.merge(Place.of(review), review, (old, fresh) -> fresh.round() >= old.round() ? fresh : old);
        }
        return true;
    }

    private boolean fits(Review review) {
        Review stored = byHash.get(review.proposal().hash());
        if (stored != null) {
            return stored.version() == review.version() - 1;
        }
        Review last = newest.get(Place.of(review));
        return review.version() == 1 && review.round() == (last == null ? 1 : last.round() + 1);
    }
}
