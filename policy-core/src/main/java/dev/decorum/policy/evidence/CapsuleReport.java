package dev.decorum.policy.evidence;

import org.jspecify.annotations.Nullable;

/** What the verifier found in a capsule. */
public sealed interface CapsuleReport {
    /** What is to be told to a person. */
    String message();

    /**
     * The capsule is whole and as it was written, and its events are those of the log that signed.
     *
     * @param caseId the case
     * @param events how many events there are
     * @param opened how many sealed parts are there in clear, and are what was sealed
     * @param sealed how many parts are not there in clear: the key of the customer was destroyed
     * @param checkpoint how far the log reached
     * @param earlier an earlier checkpoint with which the log is proved to begin; null when the capsule brings none
     * @param key the key that signed
     * @param keyExpected whether the caller named the key; if not, only the capsule says whose it is
     */
    record Intact(
            String caseId,
            int events,
            int opened,
            int sealed,
            Checkpoint checkpoint,
            @Nullable Checkpoint earlier,
            CheckpointKey key,
            boolean keyExpected)
            implements CapsuleReport {
        @Override
        public String message() {
            String whole = "The capsule is intact: all " + events + " events of the case `" + caseId + "`, "
                    + opened + " sealed parts opened, " + sealed + " left sealed. The log `" + checkpoint.origin()
                    + "` signed it when it had " + checkpoint.size() + " events, at " + checkpoint.at() + "."
                    + (earlier == null
                            ? ""
                            : " It begins with the log of " + earlier.size() + " events of the checkpoint of "
                                    + earlier.at() + ".");
            return keyExpected
                    ? whole
                    : whole + " Whose the key is, only the capsule says: compare " + key + " with what the house has"
                            + " published.";
        }
    }

    /**
     * The capsule was changed, is incomplete, or is none.
     *
     * @param file the file that is at fault; blank when it is the whole
     * @param message what is wrong, with the name of the file
     */
    record Broken(String file, String message) implements CapsuleReport {}
}
