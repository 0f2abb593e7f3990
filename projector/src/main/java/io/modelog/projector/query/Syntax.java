package io.modelog.projector.query;

import java.util.LinkedHashSet;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Reads a parameter by the grammar. Every error names the column, counted in characters from 1.
record Syntax(String parameter) {
    static final int CHARACTERS_MAX = 4096;
    static final int NESTING_MAX = 50;

    FilterParser parser(String text) {
        if (text.codePointCount(0, text.length()) > CHARACTERS_MAX) {
            throw new InvalidQuery(
                    parameter, "is longer than %d characters".formatted(CHARACTERS_MAX));
        }
        var tokens = new CommonTokenStream(new FilterLexer(CharStreams.fromString(text)));
        tokens.fill();
        checkNesting(tokens.getTokens());
        var parser = new FilterParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new Refusal());
        return parser;
    }

    /// The parser calls itself for each parenthesis.
    private void checkNesting(List<Token> tokens) {
        var depth = 0;
        for (var token : tokens) {
            if (token.getType() == FilterLexer.OPEN) {
                depth++;
            } else if (token.getType() == FilterLexer.CLOSE) {
                depth--;
            }
            if (depth > NESTING_MAX) {
                throw refused(token, "parentheses nest deeper than " + NESTING_MAX);
            }
        }
    }

    InvalidQuery refused(Token at, String problem) {
        return new InvalidQuery(
                parameter, "column %d: %s".formatted(at.getStartIndex() + 1, problem));
    }

    <V> Column<V> column(Token at, String written, FieldSet<V> fields) {
        var column = fields.column(written);
        if (column == null) {
            throw refused(
                    at,
                    "there is no field %s; the fields are %s".formatted(written, fields.names()));
        }
        return column;
    }

    private static String unexpected(Token found, List<String> expected) {
        return switch (found.getType()) {
            case FilterLexer.UNCLOSED -> "the text in quotes does not end";
            case FilterLexer.NULL -> "NULL stands only in IS NULL and IS NOT NULL";
            case Token.EOF -> "it ends where %s is expected".formatted(oneOf(expected));
            default -> "%s where %s is expected".formatted(found.getText(), oneOf(expected));
        };
    }

    private static String oneOf(List<String> names) {
        var last = names.getLast();
        return names.size() == 1
                ? last
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
    }

    private final class Refusal extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object offending,
                int line,
                int positionInLine,
                String message,
                @Nullable RecognitionException e) {
            if (recognizer instanceof Parser parser && offending instanceof Token found) {
                throw refused(found, unexpected(found, expected(parser)));
            }
            throw new InvalidQuery(parameter, message);
        }

        private List<String> expected(Parser parser) {
            var names = new LinkedHashSet<String>();
            for (var type : parser.getExpectedTokens().toList()) {
                names.addAll(names(parser, type));
            }
            return List.copyOf(names);
        }

        /// The parser looks for an end only once it has seen nothing that goes on.
        private static List<String> names(Parser parser, int type) {
            var rule = parser.getContext().getRuleIndex();
            return switch (type) {
                case FilterLexer.WORD, FilterLexer.KEYED, FilterLexer.TEXT ->
                        List.of(rule == FilterParser.RULE_value ? "a value" : "a field");
                case FilterLexer.CLOSE ->
                        rule == FilterParser.RULE_primary
                                ? List.of("AND", "OR", ")")
                                : List.of(",", ")");
                case Token.EOF ->
                        rule == FilterParser.RULE_filter
                                ? List.of("AND", "OR", "the end")
                                : List.of(",", "the end");
                default -> List.of(parser.getVocabulary().getDisplayName(type).replace("'", ""));
            };
        }
    }
}
