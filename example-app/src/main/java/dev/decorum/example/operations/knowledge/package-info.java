/** What the house knows: Markdown by language and area, searched for answers that name their source. */
@NullMarked
package dev.decorum.example.operations.knowledge;

import org.jspecify.annotations.NullMarked;
