package dev.decorum.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerCompilerTest {
    private static LayerSource source(String layer, String right) {
        String packageName = "rules." + layer.replace('/', '.');
        return new LayerSource(
                layer,
                packageName,
                "package " + packageName + ";\nimport dev.decorum.policy.fact.*;\n"
                        + "global dev.decorum.policy.Policy policy;\nrule \"r0\"\nwhen\n  Rollout()\nthen\n  " + right
                        + "\nend\n");
    }

    @Test
    void aBuildOfSeveralLayersGivesEachItsOwnClassesThoughPackagesLieInOneAnother() throws Exception {
        List<LayerCode> code = new LayerCompiler()
                .compile(List.of(
                        source("channels/line", "policy.needOrder(\"x\");"),
                        source("channels/line/regions/jp", "policy.needOrder(\"y\");")));

        assertThat(code.get(0).classes().keySet())
                .isNotEmpty()
                .allMatch(name -> name.startsWith("rules.channels.line."))
                .noneMatch(name -> name.startsWith("rules.channels.line.regions."));
        assertThat(code.get(1).classes().keySet())
                .isNotEmpty()
                .allMatch(name -> name.startsWith("rules.channels.line.regions.jp."));
        assertThat(code.get(0).newModel().getRules()).hasSize(1);
        assertThat(code.get(1).newModel().getRules()).hasSize(1);
    }

    @Test
    void ofSeveralLayersTheOneThatDoesNotCompileIsNamed() {
        List<LayerSource> layers = List.of(
                source("base", "policy.needOrder(\"x\");"),
                source("regions/de", "policy.needOrdre(\"y\");"),
                source("regions/us", "policy.needOrder(\"z\");"));

        assertThatThrownBy(() -> new LayerCompiler().compile(layers))
                .isInstanceOfSatisfying(LayerCompiler.LayerFailure.class, failure -> assertThat(failure.layer())
                        .isEqualTo("regions/de"));
    }
}
