package dev.decorum.example.operations.knowledge;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;

/** How texts of a language become words for the search: stems, without the words that every text has. */
final class LanguageAnalyzers {
    private static final Map<String, Supplier<Analyzer>> BY_LANGUAGE = Map.ofEntries(
            Map.entry("ar", ArabicAnalyzer::new),
            Map.entry("de", GermanAnalyzer::new),
            Map.entry("en", EnglishAnalyzer::new),
            Map.entry("es", SpanishAnalyzer::new),
            Map.entry("fr", FrenchAnalyzer::new),
            Map.entry("id", IndonesianAnalyzer::new),
            Map.entry("ja", JapaneseAnalyzer::new),
            Map.entry("ko", KoreanAnalyzer::new),
            Map.entry("pt", PortugueseAnalyzer::new),
            Map.entry("th", ThaiAnalyzer::new),
            Map.entry("zh-Hans", SmartChineseAnalyzer::new));

    private LanguageAnalyzers() {}

    /** The analyzer of a language; one that takes Han by pairs of signs and knows no stems where there is none of its own. */
    static Analyzer of(String language) {
        return BY_LANGUAGE.getOrDefault(language, CJKAnalyzer::new).get();
    }
}
