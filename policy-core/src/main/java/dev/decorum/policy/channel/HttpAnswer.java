package dev.decorum.policy.channel;

/**
 * What to answer to the channel over HTTP.
 *
 * @param status the status code
 * @param contentType the media type of the body
 * @param body the body; often empty
 */
public record HttpAnswer(int status, String contentType, Bytes body) {
    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";

    /** The status without a body. */
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, PLAIN_TEXT, Bytes.EMPTY);
    }

    /** 200 with a plain text. */
    public static HttpAnswer text(String text) {
        return new HttpAnswer(200, PLAIN_TEXT, Bytes.utf8(text));
    }

    /** 200 with JSON. */
    public static HttpAnswer json(String json) {
        return new HttpAnswer(200, "application/json", Bytes.utf8(json));
    }
}
