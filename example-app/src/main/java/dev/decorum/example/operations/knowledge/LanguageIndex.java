package dev.decorum.example.operations.knowledge;

import dev.decorum.policy.fact.KnowledgeArea;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The passages of one language, indexed in memory. Immutable; safe for use by several threads. */
final class LanguageIndex {
    private static final String ASKED = "asked";
    private static final String TEXT = "text";
    private static final String AREA = "area";
    private static final String NUMBER = "number";
    /** A word in a heading or a question says more of what a section is about than one in its text. */
    private static final float BOOST = 2.5f;

    /**
     * A passage with a lower score shares only small words with the question: this many times what a word weighs that one
     * passage alone has. Fixed by the questions of {@code KnowledgeBaseTest}.
     */
    private static final double LEAST_SCORE = 1.8;

    private final List<Passage> passages;
    private final List<Set<String>> words = new ArrayList<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Analyzer analyzer;
    private final IndexSearcher searcher;

    LanguageIndex(String language, List<Passage> passages) {
        this.passages = List.copyOf(passages);
        this.analyzer = LanguageAnalyzers.of(language);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (int i = 0; i < passages.size(); i++) {
                    writer.addDocument(document(i, passages.get(i)));
                    Set<String> all = words(
                            asked(passages.get(i)) + "\n" + passages.get(i).text());
                    all.forEach(word -> frequencies.merge(word, 1, Integer::sum));
                    words.add(all);
                }
            }
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("The index in memory cannot be written.", e);
        }
    }

    /** The passages that answer best, the best first, with the part of the question that each of them knows. */
    List<Hit> find(Set<KnowledgeArea> areas, String question, int most) {
        Set<String> asked = words(question);
        if (asked.isEmpty() || areas.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        asked.forEach(word -> query.add(oneOf(word), BooleanClause.Occur.SHOULD));
        BooleanQuery.Builder among = new BooleanQuery.Builder();
        areas.forEach(area -> among.add(new TermQuery(new Term(AREA, area.name())), BooleanClause.Occur.SHOULD));
        Query all = new BooleanQuery.Builder()
                .add(query.build(), BooleanClause.Occur.MUST)
                .add(among.build(), BooleanClause.Occur.FILTER)
                .build();
        try {
            double least = LEAST_SCORE * Math.log(1 + (passages.size() - 0.5) / 1.5);
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc found : searcher.search(all, most).scoreDocs) {
                if (found.score < least) {
                    break;
                }
                int number = searcher.storedFields()
                        .document(found.doc)
                        .getField(NUMBER)
                        .numericValue()
                        .intValue();
                hits.add(new Hit(passages.get(number), found.score, known(asked, words.get(number))));
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException("The index in memory cannot be read.", e);
        }
    }

    private static Query oneOf(String word) {
        return new BooleanQuery.Builder()
                .add(new BoostQuery(new TermQuery(new Term(ASKED, word)), BOOST), BooleanClause.Occur.SHOULD)
                .add(new TermQuery(new Term(TEXT, word)), BooleanClause.Occur.SHOULD)
                .build();
    }

    /** Which part of the weight of the words asked for stands in a passage. */
    private double known(Set<String> asked, Set<String> has) {
        double all = 0;
        double known = 0;
        for (String word : asked) {
            double weight = weight(word);
            all += weight;
            known += has.contains(word) ? weight : 0;
        }
        return known / all;
    }

    /** A word that many passages have says little; one that none has may be any word of the customer's. */
    private double weight(String word) {
        int in = frequencies.getOrDefault(word, 0);
        return in == 0 ? Math.log(1 + passages.size()) / 2 : Math.log(1 + (double) passages.size() / in);
    }

    private static Document document(int number, Passage passage) {
        Document document = new Document();
        document.add(new TextField(ASKED, asked(passage), Field.Store.NO));
        document.add(new TextField(TEXT, passage.text(), Field.Store.NO));
        document.add(new StringField(AREA, passage.area().name(), Field.Store.NO));
        document.add(new StoredField(NUMBER, number));
        return document;
    }

    private static String asked(Passage passage) {
        return passage.title() + "\n" + passage.heading() + "\n" + String.join("\n", passage.questions());
    }

    private Set<String> words(String text) {
        Set<String> found = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                found.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be read.", e);
        }
        return found;
    }

    /**
     * A passage that was found.
     *
     * @param score how well it fits; only scores of one search compare
     * @param known which part of the question it has, by the weight of its words, from 0 to 1
     */
    record Hit(Passage passage, double score, double known) {}
}
