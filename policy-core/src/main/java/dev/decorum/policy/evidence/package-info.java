/**
 * What shows afterwards how a case was handled: events that are linked by hashes, the log that keeps them in a file, the
 * verifier that an outsider runs on that file without anything else, and the keyed digests that stand for personal data.
 */
@NullMarked
package dev.decorum.policy.evidence;

import org.jspecify.annotations.NullMarked;
