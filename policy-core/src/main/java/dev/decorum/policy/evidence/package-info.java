/**
 * What shows afterwards how a case was handled. {@link dev.decorum.policy.evidence.JdbcEvidenceLog} keeps events in a
 * database as a tree of hashes, with personal data sealed by customer; {@link dev.decorum.policy.evidence.Capsule} hands
 * out one case, and {@link dev.decorum.policy.evidence.CapsuleVerifier} is what an outsider runs on it.
 */
@NullMarked
package dev.decorum.policy.evidence;

import org.jspecify.annotations.NullMarked;
