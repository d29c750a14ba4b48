package dev.decorum.example.operations.recognition;

import dev.decorum.example.operations.recognition.LabelledSentences.Labelled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import opennlp.tools.ml.maxent.GISTrainer;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.ml.model.OnePassDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * A maximum entropy model of the intents of one language. Training is deterministic and takes about a tenth of a second.
 * Immutable; safe for use by several threads.
 */
final class IntentClassifier {
    /** From here on the held-out sentences are told no better. */
    private static final int ROUNDS = 30;

    private final MaxentModel model;

    private IntentClassifier(MaxentModel model) {
        this.model = model;
    }

    /** A model of these sentences. */
    static IntentClassifier trainedFrom(List<Labelled> sentences) {
        List<Event> events = new ArrayList<>();
        for (Labelled sentence : sentences) {
            events.add(new Event(sentence.label(), TextFeatures.of(sentence.text())));
        }
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        try {
            DataIndexer indexer = new OnePassDataIndexer();
            indexer.init(parameters, new HashMap<>());
            indexer.index(ObjectStreamUtils.createObjectStream(events));
            return new IntentClassifier(new GISTrainer().trainModel(ROUNDS, indexer));
        } catch (IOException e) {
            throw new UncheckedIOException("The sentences in memory cannot be read.", e);
        }
    }

    /** How likely each label is for a text; the sum is 1. */
    Map<String, Double> probabilities(String text) {
        double[] values = model.eval(TextFeatures.of(text));
        Map<String, Double> byLabel = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            byLabel.put(model.getOutcome(i), values[i]);
        }
        return byLabel;
    }
}
