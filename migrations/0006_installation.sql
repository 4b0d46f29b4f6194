-- What belongs to this installation and not to its records: it stands in no backup and moves nowhere.

-- One row when the records went on elsewhere: from then on nothing may be written here.
create table fence (
  one boolean primary key check (one),
  went_to text not null check (went_to <> ''),
  since timestamptz not null,
  lift jsonb not null                              -- the GRANTs that were taken away, to give back when the move fails
);

create table lease (                               -- who does what only one process may do: the daily backup
  name text primary key check (name <> ''),
  holder text not null,
  until timestamptz not null
);

grant select on fence to huiyin_web, huiyin_sealer, huiyin_destroyer, huiyin_auditor;
grant select, insert, update on lease to huiyin_web;
