-- Every word of the full-text index begins with five digits made from its owner, so that looking for
-- a beginning never gathers the words of other owners (store/search_sqlite.c). The beginnings that
-- the index has ready grow by as much.
alter table search_person rename to search_person_old;
alter table search_text rename to search_text_old;
create virtual table search_person using fts5 (owner_id unindexed, name, about, note,
    tokenize = 'ascii', detail = column, prefix = '6 7 8');
create virtual table search_text using fts5 (owner_id unindexed, kind unindexed, person unindexed, body,
    tokenize = 'ascii', detail = none, prefix = '7 8 9 11');
insert into search_text (search_text, rank) values ('automerge', 2);
insert into search_person (owner_id, rowid, name, about, note) select owner_id, rowid,
    case when name = '' then '' else substr(replace(' ' || name, ' ', ' ' || printf('%05x', owner_id & 1048575)), 2) end,
    case when about = '' then '' else substr(replace(' ' || about, ' ', ' ' || printf('%05x', owner_id & 1048575)), 2) end,
    case when note = '' then '' else substr(replace(' ' || note, ' ', ' ' || printf('%05x', owner_id & 1048575)), 2) end
    from search_person_old order by rowid;
insert into search_text (owner_id, rowid, kind, person, body) select owner_id, rowid, kind, person,
    case when body = '' then '' else substr(replace(' ' || body, ' ', ' ' || printf('%05x', owner_id & 1048575)), 2) end
    from search_text_old order by rowid;
drop table search_person_old;
drop table search_text_old;
