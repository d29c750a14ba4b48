package dev.decorum.cli;

import dev.decorum.policy.claim.ClaimModel;
import dev.decorum.policy.claim.ClaimTrainer;
import dev.decorum.policy.claim.LabelledText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Trains the model of claims on the labelled sentences of a folder of rules. */
final class ClaimsTraining {
    private final Path labelled;
    private final Path model;

    ClaimsTraining(Path rules) {
        labelled = rules.resolve("claims/labelled");
        model = rules.resolve("claims/model.txt");
    }

    int run(Output out) throws Failure {
        List<LabelledText> sentences = sentences();
        if (sentences.isEmpty()) {
            throw new Failure(
                    ExitCode.NO_INPUT, labelled + " has no labelled sentences.", "Name another folder with --rules.");
        }
        ClaimModel trained;
        try {
            trained = ClaimTrainer.train(sentences);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.BAD_DATA, labelled + ": " + e.getMessage(), "");
        }
        write(trained);
        out.line("Trained on " + sentences.stream().filter(s -> !s.isHeldOut()).count() + " of " + sentences.size()
                + " sentences; the others are held out. Written to " + model + ".");
        return ExitCode.OK;
    }

    /** The sentences of all files, in the order of their names. */
    private List<LabelledText> sentences() throws Failure {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(labelled)) {
            found.filter(f -> f.toString().endsWith(".tsv")).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.NO_INPUT,
                    labelled + " cannot be read.",
                    "Put labelled sentences there, a file with tabs for each language.");
        }
        List<LabelledText> sentences = new ArrayList<>();
        for (Path file : files) {
            try {
                sentences.addAll(LabelledText.read(Input.text(Input.bytes(file), file.toString())));
            } catch (LabelledText.FormatException e) {
                throw new Failure(ExitCode.BAD_DATA, file + ": " + e.getMessage(), "Separate the columns with tabs.");
            }
        }
        return sentences;
    }

    /** A reader finds the old model or the new one, never a part. */
    private void write(ClaimModel trained) throws Failure {
        Path fresh = model.resolveSibling("model.txt.tmp");
        try {
            Files.writeString(fresh, trained.write());
            Files.move(fresh, model, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_OUTPUT, model + " cannot be written.", "Is the folder writable?");
        }
    }
}
