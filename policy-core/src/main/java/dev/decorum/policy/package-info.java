/** What an embedder works with: the request, the engine, the decision, and the verbs of a rule. */
@NullMarked
package dev.decorum.policy;

import org.jspecify.annotations.NullMarked;
