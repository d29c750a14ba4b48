package dev.decorum.channels.email;

import dev.decorum.policy.channel.ChannelAccount;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The addresses of the house, without what stands behind a plus. */
final class OwnAddresses {
    private OwnAddresses() {}

    static Set<String> of(ChannelAccount account) {
        String addresses = account.secret(MailReader.ADDRESSES).orElse("").toLowerCase(Locale.ROOT);
        return Arrays.stream(addresses.split("[\\s,;]+"))
                .filter(address -> address.indexOf('@') > 0)
                .map(OwnAddresses::base)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The address without what stands behind a plus. */
    static String base(String address) {
        int plus = address.indexOf('+');
        int at = address.lastIndexOf('@');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }
}
