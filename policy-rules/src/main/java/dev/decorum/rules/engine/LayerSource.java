package dev.decorum.rules.engine;

import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.language.DrlWriter;

/**
 * The text of one layer that Drools compiles.
 *
 * @param layer the id of the layer
 * @param packageName the package of the text
 * @param text DRL
 */
record LayerSource(String layer, String packageName, String text) {
    static LayerSource of(Layer layer) {
        String packageName = RuleFolder.packageOf(layer.id());
        return new LayerSource(layer.id(), packageName, DrlWriter.write(packageName, Firings.class, layer.rules()));
    }

    /** The folder of its classes, with a slash at the end. */
    String folder() {
        return packageName.replace('.', '/') + "/";
    }
}
