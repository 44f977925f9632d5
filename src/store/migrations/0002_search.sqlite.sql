-- Full text over folded words (base/fold.h). rowid is the id of the record.
-- What is folded has letters, digits and blanks only: the plainest tokenizer never splits it.
-- Words are looked for, never phrases, so the index keeps no places of words (columns for people,
-- because names are searched alone); it has the beginnings of two, three, four and six letters
-- ready, from which store/search_sqlite.c finds longer ones.
create virtual table search_person using fts5 (owner_id unindexed, name, about, note,
    tokenize = 'ascii', detail = column, prefix = '1 2 3');
create virtual table search_text using fts5 (owner_id unindexed, kind unindexed, person unindexed, body,
    tokenize = 'ascii', detail = none, prefix = '2 3 4 6');
insert into search_text (search_text, rank) values ('automerge', 2); -- fewer lists to look into
