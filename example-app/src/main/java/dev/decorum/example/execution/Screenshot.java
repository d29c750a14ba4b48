package dev.decorum.example.execution;

import dev.decorum.policy.evidence.PersonalPart;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A picture of a page, with what says where it is from. Personal data.
 *
 * @param name what it shows, such as {@code page-before}; names the part of the evidence
 * @param png the picture
 * @param sha256 of the picture, as lower-case hex
 * @param takenAt when
 * @param url the page
 * @param width of the viewport, in CSS pixels
 * @param height of the viewport, in CSS pixels
 * @param browser its name and version
 * @param takenByApplication whether the application took it itself; false for one that a person handed in
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor used as a key
public record Screenshot(
        String name,
        byte[] png,
        String sha256,
        Instant takenAt,
        String url,
        int width,
        int height,
        String browser,
        boolean takenByApplication) {
    public Screenshot {
        png = png.clone();
    }

    /** One that the application has taken. */
    public static Screenshot taken(
            String name, byte[] png, Instant at, String url, int width, int height, String browser) {
        return new Screenshot(name, png, digest(png), at, url, width, height, browser, true);
    }

    @Override
    public byte[] png() {
        return png.clone();
    }

    /** The picture as a part of an event of the evidence. */
    public PersonalPart part() {
        return new PersonalPart(name, "image/png", png);
    }

    /** All but the picture, as it is kept beside it. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sha256", sha256);
        facts.put("takenAt", takenAt.toString());
        facts.put("url", url);
        facts.put("viewport", width + "x" + height);
        facts.put("browser", browser);
        facts.put("takenBy", takenByApplication ? "application" : "person");
        return facts;
    }

    private static String digest(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return "Screenshot[" + name + ", " + sha256 + "]";
    }
}
