-- Full text over folded words (base/fold.h). rowid is the id of the record.
create virtual table search_person using fts5 (owner_id unindexed, name, about, note,
    tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3');
create virtual table search_text using fts5 (owner_id unindexed, kind unindexed, person unindexed, body,
    tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
