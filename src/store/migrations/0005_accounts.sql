-- Accounts that log in. All of these rows belong to owner 0, the installation: a login is looked
-- for before it is known whose records are meant, and together they lie on one shard. The column
-- account is the owner id of the account's own records. Secrets are kept as hashes, or sealed with
-- a key that is not in the database.

create table login (
    owner_id @I64@ not null, id @I64@ not null, email text not null, email_key text not null,
    name text not null, role text not null, state text not null, password text not null,
    password_at @I64@ not null, totp text not null, totp_step @I64@ not null,
    oidc_issuer text not null, oidc_subject text not null, created_at @I64@ not null,
    seen_at @I64@ not null,
    primary key (owner_id, id)) @STRICT@;
create unique index login_by_email on login (owner_id, email_key);
create index login_by_subject on login (owner_id, oidc_subject, oidc_issuer)
    where oidc_subject <> '';

-- A browser that is logged in.
create table login_session (
    owner_id @I64@ not null, id @I64@ not null, account @I64@ not null, hash text not null,
    created_at @I64@ not null, seen_at @I64@ not null, expires_at @I64@ not null,
    agent text not null, address text not null,
    primary key (owner_id, id),
    foreign key (owner_id, account) references login (owner_id, id) on delete cascade) @STRICT@;
create unique index login_session_by_hash on login_session (owner_id, hash);
create index login_session_by_account on login_session (owner_id, account, id);

create table api_token (
    owner_id @I64@ not null, id @I64@ not null, account @I64@ not null, name text not null,
    scope text not null, hash text not null, created_at @I64@ not null, used_at @I64@ not null,
    expires_at @I64@ not null,
    primary key (owner_id, id),
    foreign key (owner_id, account) references login (owner_id, id) on delete cascade) @STRICT@;
create unique index api_token_by_hash on api_token (owner_id, hash);
create index api_token_by_account on api_token (owner_id, account, id);

create table recovery_code (
    owner_id @I64@ not null, account @I64@ not null, place @I64@ not null, hash text not null,
    used_at @I64@ not null,
    primary key (owner_id, account, place),
    foreign key (owner_id, account) references login (owner_id, id) on delete cascade) @STRICT@;

-- A secret that works once until a time: set-up, invitation and reset links, the step between
-- password and code, a login that is under way at an identity provider.
create table ticket (
    owner_id @I64@ not null, id @I64@ not null, kind text not null, hash text not null,
    account @I64@ not null, role text not null, email text not null, name text not null,
    detail text not null, made_by @I64@ not null, created_at @I64@ not null,
    expires_at @I64@ not null,
    primary key (owner_id, id)) @STRICT@;
create unique index ticket_by_hash on ticket (owner_id, hash);
create index ticket_by_kind on ticket (owner_id, kind, id);
create index ticket_by_account on ticket (owner_id, account, kind);

-- What happened to accounts, for their owners and the administrator.
create table security_event (
    owner_id @I64@ not null, id @I64@ not null, account @I64@ not null, by_account @I64@ not null,
    kind text not null, detail text not null, address text not null, at @I64@ not null,
    primary key (owner_id, id)) @STRICT@;
create index security_event_by_account on security_event (owner_id, account, id);

create table setting (
    owner_id @I64@ not null, name text not null, value text not null,
    primary key (owner_id, name)) @STRICT@;
