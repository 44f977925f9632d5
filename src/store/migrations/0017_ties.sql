-- Who knows whom: what the owner knows about two people.

create table tie (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, other @I64@, kind text not null default '',
    from_date text, until_date text, papers @I64@ not null default 0,
    last_paper @I64@ not null default 0, authors @I64@ not null default 0,
    verdict text not null default '', evidence text not null default '',
    sample @I64@ not null default 0,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade,
    foreign key (owner_id, other) references person (owner_id, id) on delete cascade) @STRICT@;
create index tie_by_person on tie (owner_id, person, id);
create index tie_by_other on tie (owner_id, other, id) where other is not null;
