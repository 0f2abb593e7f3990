/// The expressions of the parameters `filter` and `sort`. docs/reference/rest.md says what they mean.
grammar Filter;

options { caseInsensitive = true; }

filter : disjunction EOF ;
disjunction : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;
negation : NOT* primary ;
primary
    : OPEN disjunction CLOSE    # group
    | field condition           # test
    ;
condition
    : comparison value                              # compare
    | NOT? LIKE value                               # like
    | NOT? IN OPEN value (COMMA value)* CLOSE       # among
    | IS NOT? NULL                                  # absence
    ;
comparison : '=' | '!=' | '<' | '<=' | '>' | '>=' ;
field : WORD | KEYED ;
value : WORD | TEXT ;

sort : order (COMMA order)* EOF ;
order : WORD | KEYED ;

AND : 'AND' ;
OR : 'OR' ;
NOT : 'NOT' ;
LIKE : 'LIKE' ;
IN : 'IN' ;
IS : 'IS' ;
NULL : 'NULL' ;
OPEN : '(' ;
CLOSE : ')' ;
COMMA : ',' ;

// Names, numbers, times and ids: what they are, the type of the field tells.
WORD : [-+]? [\p{L}\p{N}_] [\p{L}\p{M}\p{N}_.:@/+-]* ;
KEYED : '-'? [\p{L}_] [\p{L}\p{N}_]* '.' '`' ('``' | ~'`')+ '`' ;
TEXT : '\'' ('\'\'' | ~'\'')* '\'' | '"' ('""' | ~'"')* '"' ;
BLANK : [ \t\r\n]+ -> skip ;

// So that every text has tokens, and all errors come from the parser.
UNCLOSED : '\'' ('\'\'' | ~'\'')* | '"' ('""' | ~'"')* ;
UNKNOWN : . ;
