/** The folder of rules: its catalogue of channels, regions and brands, its layers, limits and lexicons. */
@NullMarked
package dev.decorum.rules.catalog;

import org.jspecify.annotations.NullMarked;
