package dev.decorum.channels.verify;

import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time that a signature covers: a delivery that is older or newer than the tolerance is not accepted, so what was
 * overheard cannot be sent again later. To be asked after the signature was found right.
 *
 * @param header the header or parameter that carries the time
 * @param tolerance how far it may be from the time of receipt, in either direction
 */
public record SignedTime(String header, Duration tolerance) {
    /** What most channels recommend. */
    public static final Duration USUAL = Duration.ofMinutes(5);

    private static final long MILLIS_FROM = 100_000_000_000L;

    /**
     * Why the time cannot be accepted; empty when it can.
     *
     * @param presented seconds or milliseconds since 1970, or an instant by ISO 8601; null when there is none
     */
    public Optional<Rejected> check(Origin origin, @Nullable String presented) {
        Instant signed = presented == null ? null : parse(presented.strip());
        if (signed == null) {
            return Optional.of(new Rejected(
                    origin,
                    Code.SIGNATURE_MALFORMED,
                    "The `" + header
                            + "` holds no time: it must be in seconds since 1970 or by ISO 8601. Maybe a proxy "
                            + "rewrites it."));
        }
        Duration distance = Duration.between(signed, origin.receivedAt());
        return distance.abs().compareTo(tolerance) <= 0
                ? Optional.empty()
                : Optional.of(new Rejected(
                        origin,
                        Code.OUT_OF_TIME,
                        "The signed time in `" + header + "` is "
                                + distance.abs().toSeconds() + " seconds "
                                + (distance.isNegative() ? "ahead of" : "behind") + " the time of receipt; "
                                + tolerance.toSeconds()
                                + " are tolerated. Maybe this machine's clock is wrong, or an old delivery is sent "
                                + "again."));
    }

    private static @Nullable Instant parse(String text) {
        try {
            if (!text.matches("[0-9]{1,16}")) {
                return Instant.parse(text);
            }
            long number = Long.parseLong(text);
            return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
