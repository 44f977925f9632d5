-- Full text over folded words (base/fold.h); id is the id of the record, texts are as in the
-- full-text tables of SQLite. words holds what is looked for, made by store/search_postgres.c:
-- every word begins with its owner, so a prefix never meets the words of another owner, however
-- many share the table; and an index of one column is all that it needs.

create table search_person (
    owner_id @I64@ not null, id @I64@ not null, name text not null, about text not null,
    note text not null, words tsvector not null,
    primary key (owner_id, id)) @STRICT@;
create index search_person_by_word on search_person using gin (words);

create table search_text (
    owner_id @I64@ not null, id @I64@ not null, kind text not null, person @I64@ not null,
    body text not null, words tsvector not null,
    primary key (owner_id, id)) @STRICT@;
create index search_text_by_word on search_text using gin (words);
