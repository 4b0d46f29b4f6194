-- A code that lets somebody choose their passphrase once. Only its hash is kept; outside row-level security like the
-- account it opens, for it comes before it is known who is there.

create table passphrase_code (
  code_hash bytea primary key,
  login text not null references account on delete cascade,
  expires_at timestamptz not null
);
create index passphrase_code_login on passphrase_code (login);

grant select, insert, delete on passphrase_code to huiyin_web;
