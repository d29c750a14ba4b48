package dev.decorum.channels.verify;

import static dev.decorum.channels.verify.Checks.ORIGIN;
import static dev.decorum.channels.verify.Checks.account;
import static dev.decorum.channels.verify.Checks.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The keys and signatures are made by openssl for these tests. */
class KeyVerifierTest {
    private static final String EC_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7Ig1/5GqsM8gHQiLpjb5A26NkeLggSPn5cL1bVg9t8ob2OdTx0Xu"
                    + "pRQNcpauwByWLCPq5I8X5f+soT8ttQw2Jw==";
    private static final String EC_SIGNATURE =
            "MEYCIQDHkSSPVjeaHmeVWFS3G0dQqHq+fAOOMfprWE87p9qFKQIhAPW6cJswhlbcXyuF+AAjA9MZhQWY23wvJNA9" + "OAugcfM7";
    private static final String BODY = "{\"notification\":{\"id\":\"n 1\"},\"n\":[1,2]}";
    private static final String RSA_KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApxrVTBmoK95OciIAPuRfW6dL+ZUsf/NS8GQpMGgF2cY9"
                    + "zCI5MzfVm4+LxCdA3A3YOGfrm9PPyekFBesxEbtpQ/N2Dz6LhfEvnMtYmFNJaEg6bzd16IB6OE1uc3DFKg9d8FEg"
                    + "Es6/taLNPDIG4rAIlN0IPspZrgp2hyvyn0bGwdflppcK5HtHT6JwmSaGvYfrclfULUKAQ8F7LT0onfao2l2uhAko"
                    + "OW1j8/PWuK0EvLcHSR+SxlmrYkIJcBgnLcO6s1ql0TM/FpSjYVnkMO58a4y97dUPQ1r+Na1pf1/NR+QMT0x3asLJ"
                    + "40vz6BLhBGdQ8Omg3DURIA1gtTF5tqbJowIDAQAB";
    private static final String RSA_SHA1 =
            "gWs2nXZm49No8NEBpBGvm5bnFSMBeLd3EG3JydlgYAnb+tBEEBaDrRv06T0gtyhJqPwmCRGHlMIhhHZuM4yKW+yp"
                    + "zHJ+6uqHChdQicCo8LGR56FfXtjlv2TutwqoC+jojVSfSEB6MMKsWbdbEa39dTb4e6PG2wPC9tA+C/YDL13JqnHV"
                    + "86Ovbd8WKVMW6ntbk8mVVdJD5gS/w3YiNEIWll63DOCMvrgvo0kZ8kJvrfUbBiYqz7lNDJ7zqA1h/Ordk+eR9jkU"
                    + "FX7NbypTy/7Aj8cMnCPnhbG3aSH5ESQj4vETJGiiMpvnAwKmvHk/L4+sNJnlT5nfvOBzT7WB6/gUFQ==";
    private static final String RSA_SHA256 =
            "WH9z+3cJaxvYZlw2mDQVMgM8VVese/LkbdtmX0/+FG2UXkob1koDL53d/4JXWoRgHUivuqCI2HIxpm15NGAxzFs7"
                    + "e0DQSMhQ1Hpp8FxJWWlTpSxPOXkWDphMfv79GK5Fq+9CrQasTxXJKAz6qSXQYjMRouH9DWp4DsMRxuZ65GO/3sO9"
                    + "BHWC5TfuXhZNso5+FFh1IT9ftbX3FNvnDLgR91Dn7qbe/oPBh/rqhcRvODanssg6rJalE4pa+saIlVsilVQgDSz0"
                    + "tZJXgki521co9tnecNCZyKg+yRXbNRZaU2NSehVJeGiC6WHeSq3u93DX834Z2b7YWGDSOGCGUh1JsQ==";
    private static final String HOST = "https://sns.eu-central-1.amazonaws.com/";

    private static final SignatureCheck EBAY = new EbaySignature(KeyResolver.ofAccount("public-key"));
    private static final SignatureCheck SNS = new SnsSignature(KeyResolver.ofAccount("public-key"));
    private static final ChannelAccount EC_ACCOUNT =
            account("public-key", "-----BEGIN PUBLIC KEY-----" + EC_KEY + "-----END PUBLIC KEY-----");
    private static final ChannelAccount RSA_ACCOUNT = account("public-key", RSA_KEY);

    @Test
    void ebaySignsTheBodyWithoutWhiteSpaceWhateverWasSent() {
        String pretty = "{\n  \"notification\" : {\"id\": \"n 1\"},\r\n\t\"n\": [1, 2]\n}";

        assertThat(ebay(BODY, header("k-1", EC_SIGNATURE))).isEmpty();
        assertThat(ebay(pretty, header("k-1", EC_SIGNATURE))).isEmpty();
        assertThat(ebay(BODY.replace("n 1", "n1"), header("k-1", EC_SIGNATURE)))
                .map(Rejected::reason)
                .hasValue("The signature in `X-EBAY-SIGNATURE` does not match the body. Maybe the key of the account "
                        + "`shop` is not the channel's current one, or the body was changed on its way.");
    }

    @Test
    void whiteSpaceInsideOfTextsStays() {
        assertThat(EbaySignature.compact(Bytes.utf8("{ \"a \\\" b\" : \" \\\\\" , \"c\":1 }"))
                        .text())
                .isEqualTo("{\"a \\\" b\":\" \\\\\",\"c\":1}");
    }

    @Test
    void aHeaderThatIsNoneIsRejectedInWords() {
        assertThat(EBAY.check(delivery(BODY), EC_ACCOUNT, ORIGIN))
                .map(Rejected::code)
                .hasValue(Code.SIGNATURE_MISSING);
        for (String header : new String[] {"", "%%", "bm8=", header("", "x"), header("k-1", "%%")}) {
            assertThat(ebay(BODY, header)).as(header).map(Rejected::code).hasValue(Code.SIGNATURE_MALFORMED);
        }
        assertThat(ebay(BODY, "bm8="))
                .map(Rejected::reason)
                .hasValue(
                        "The `X-EBAY-SIGNATURE` is no signature: it must be JSON in Base64. Maybe a proxy rewrites it.");
    }

    @Test
    void aKeyThatIsNotKnownIsSaidToBeUnknown() {
        assertThat(EBAY.check(
                        delivery(BODY, "x-ebay-signature", header("k-1", EC_SIGNATURE)),
                        account("public-key", "no key"),
                        ORIGIN))
                .map(Rejected::reason)
                .hasValue(
                        "The key that `X-EBAY-SIGNATURE` names is not known for the account `shop`. Maybe the channel "
                                + "has a new key that must be fetched, or somebody else sent this.");
    }

    @Test
    void aKeyOfAnotherKindDoesNotMatch() {
        assertThat(EBAY.check(delivery(BODY, "x-ebay-signature", header("k-1", EC_SIGNATURE)), RSA_ACCOUNT, ORIGIN))
                .map(Rejected::code)
                .hasValue(Code.SIGNATURE_MISMATCH);
    }

    @Test
    void bothVersionsOfSnsHold() {
        assertThat(sns(notification("Hallo", "1", RSA_SHA1, HOST + "key.pem"))).isEmpty();
        assertThat(sns(notification("Hallo", "2", RSA_SHA256, HOST + "key.pem")))
                .isEmpty();
        assertThat(sns(notification("Hallo!", "1", RSA_SHA1, HOST + "key.pem")))
                .map(Rejected::code)
                .hasValue(Code.SIGNATURE_MISMATCH);
    }

    @Test
    void aCertificateThatDoesNotLieAtSnsIsNotAskedFor() {
        for (String url : new String[] {
            "http://sns.eu-central-1.amazonaws.com/key.pem",
            "https://sns.eu-central-1.amazonaws.com.example.com/key.pem",
            "https://sns.eu-central-1.amazonaws.com@example.com/key.pem",
            "https://example.com/sns.eu-central-1.amazonaws.com/key.pem",
            "https://sns.eu-central-1.amazonaws.com:8443/key.pem",
            "https://sns.eu-central-1.amazonaws.com/key",
            "mailto:sns",
            ":"
        }) {
            assertThat(sns(notification("Hallo", "1", RSA_SHA1, url)))
                    .as(url)
                    .map(Rejected::reason)
                    .hasValue(
                            "The `Signature` is no signature: its certificate does not lie at Amazon SNS. Maybe a proxy "
                                    + "rewrites it.");
        }
        assertThat(sns("no json")).map(Rejected::code).hasValue(Code.SIGNATURE_MISSING);
    }

    private static Optional<Rejected> ebay(String body, String header) {
        return EBAY.check(delivery(body, "x-ebay-signature", header), EC_ACCOUNT, ORIGIN);
    }

    private static Optional<Rejected> sns(String body) {
        return SNS.check(delivery(body), RSA_ACCOUNT, ORIGIN);
    }

    private static String header(String key, String signature) {
        String json =
                "{\"alg\":\"ecdsa\",\"kid\":\"" + key + "\",\"signature\":\"" + signature + "\",\"digest\":\"SHA1\"}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String notification(String message, String version, String signature, String certificate) {
        return "{\"Type\":\"Notification\",\"MessageId\":\"m-1\",\"Message\":\"" + message
                + "\",\"TopicArn\":\"arn:aws:sns:eu-central-1:000000000000:demo\","
                + "\"Timestamp\":\"2026-11-02T10:00:00.000Z\",\"SignatureVersion\":\"" + version
                + "\",\"Signature\":\"" + signature + "\",\"SigningCertURL\":\"" + certificate + "\"}";
    }
}
