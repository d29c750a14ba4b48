/** Drafts: from templates in the decided tone, or by a model; neither is trusted more than the other. */
@NullMarked
package dev.decorum.example.operations.drafting;

import org.jspecify.annotations.NullMarked;
