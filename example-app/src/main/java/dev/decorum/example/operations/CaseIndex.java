package dev.decorum.example.operations;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The words of conversations, in memory alone, since they are sealed wherever they are kept. A word is found by its
 * beginning: Han, Kana and Hangul by pairs of signs, Thai anywhere, Arabic without its article, all without accents and
 * case. Safe for use by several threads.
 */
final class CaseIndex {
    private static final String ID = "id";
    private static final String WORDS = "words";
    private static final String NEWEST = "newest";

    /** Thai, Lao, Khmer and Burmese are written without spaces: a word is looked for within what stands together. */
    private static final Pattern WITHOUT_SPACES = Pattern.compile("[\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    private final Analyzer kept = new Words(true);
    private final Analyzer asked = new Words(false);
    private final IndexWriter writer;
    private final SearcherManager searchers;

    CaseIndex() {
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(kept));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Puts a conversation in the place of what is known of its case.
     *
     * @param newest the number of its newest message
     */
    void put(String caseId, List<String> texts, long newest) {
        Document document = new Document();
        document.add(new StringField(ID, caseId, Field.Store.YES));
        document.add(new NumericDocValuesField(NEWEST, newest));
        document.add(new TextField(WORDS, caseId, Field.Store.NO));
        texts.forEach(text -> document.add(new TextField(WORDS, text, Field.Store.NO)));
        try {
            writer.updateDocument(new Term(ID, caseId), document);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Drops a case, and what is left of its words in memory. */
    void remove(String caseId) {
        try {
            writer.deleteDocuments(new Term(ID, caseId));
            writer.forceMergeDeletes();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Lets searches see what was put and removed until now. */
    void show() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The ids of the cases in which all of these words occur, those with the newest messages first. */
    List<String> find(String words, int most) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words.strip().split("\\s+")) {
            all.add(query(word), BooleanClause.Occur.MUST);
        }
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                Sort newest = new Sort(new SortField(NEWEST, SortField.Type.LONG, true));
                List<String> ids = new ArrayList<>();
                for (ScoreDoc hit : searcher.search(all.build(), most, newest).scoreDocs) {
                    ids.add(searcher.storedFields().document(hit.doc).get(ID));
                }
                return ids;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What is written as one word may be several, such as the number of an order; they then stand side by side. */
    private Query query(String word) {
        List<String> parts = parts(word);
        if (parts.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        if (parts.stream().anyMatch(part -> WITHOUT_SPACES.matcher(part).find())) {
            BooleanQuery.Builder inside = new BooleanQuery.Builder();
            parts.forEach(
                    part -> inside.add(new WildcardQuery(new Term(WORDS, "*" + part + "*")), BooleanClause.Occur.MUST));
            return inside.build();
        }
        return parts.size() == 1
                ? new PrefixQuery(new Term(WORDS, parts.get(0)))
                : new PhraseQuery(WORDS, parts.toArray(new String[0]));
    }

    private List<String> parts(String word) {
        List<String> parts = new ArrayList<>();
        try (TokenStream stream = asked.tokenStream(WORDS, word)) {
            CharTermAttribute part = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                parts.add(part.toString());
            }
            stream.end();
            return parts;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("The index in memory cannot be used.", cause);
    }

    private static final class Words extends Analyzer {
        private final boolean singleSigns;

        /**
         * An analyzer.
         *
         * @param singleSigns whether each sign of a pair is a word too, so that one alone is found
         */
        Words(boolean singleSigns) {
            this.singleSigns = singleSigns;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            return new CJKWidthCharFilter(reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
            TokenStream pairs = new CJKBigramFilter(
                    folded,
                    CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL,
                    singleSigns);
            return new TokenStreamComponents(words, new ArabicStemFilter(new ArabicNormalizationFilter(pairs)));
        }
    }
}
