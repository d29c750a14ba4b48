package dev.decorum.example.execution;

/**
 * A one-time code on its way.
 *
 * @param address the address on file. Personal data
 * @param code the code. Secret
 */
public record CodeLetter(String address, String code) {
    @Override
    public String toString() {
        return "CodeLetter";
    }
}
