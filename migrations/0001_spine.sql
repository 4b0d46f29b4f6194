-- The spine: organs, offices, people, contacts, matters, clocks, duties, readers and the log.
-- organ_id, first in every key, is the organ that keeps the record. What stands outside row-level
-- security says so and why.

do $$
declare role_name text;
begin
  foreach role_name in array array['huiyin_web', 'huiyin_sealer', 'huiyin_destroyer', 'huiyin_auditor'] loop
    begin
      execute format('create role %I nologin', role_name);
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      execute format('grant %I to current_user', role_name);
    exception when others then null; -- the owner is a superuser already
    end;
  end loop;
end $$;

-- Small shared tables, the same for every organ: no row-level security ------------------------------

create table organ (
  organ_id text primary key check (organ_id ~ '^[a-z0-9_-]{1,40}$'),
  parent_id text references organ,
  level text not null check (level in ('town', 'county', 'city', 'province')),
  name text not null check (name <> ''),
  name_en text not null check (name_en <> ''),
  word text not null check (word <> ''),          -- the short word before paper numbers, 石政
  petition_office_id text,                         -- its petition office, by which it sees what the organs under it keep
  zone text not null default 'Asia/Shanghai',
  demo boolean not null default false,
  created_at timestamptz not null
);

create table category (                            -- a category is its whole path, 农村农业/土地承包经营/宅基地纠纷
  path text primary key check (path <> ''),
  path_en text,
  depth int not null,
  wall boolean not null default false,             -- a matter of this category is an accusation
  source text not null,
  retired_on date
);

-- The name somebody signs in with, found before it is known which organ they belong to.
create table account (
  login text primary key check (login <> ''),
  organ_id text not null references organ,
  officer_id text not null,
  passphrase_hash text,
  disabled_at timestamptz
);

create table session (
  token_hash bytea primary key,
  organ_id text not null references organ,
  officer_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  agent text
);

-- The one directory that finds a query code's home.
create table code_directory (
  code_hash bytea primary key,
  organ_id text not null,
  contact_id uuid not null,
  person_id uuid
);

-- Who is here ---------------------------------------------------------------------------------------

create table office (
  organ_id text not null references organ,
  office_id text not null check (office_id ~ '^[a-z0-9_-]{1,60}$'),
  parent_office_id text,
  kind text not null check (kind in ('leadership', 'petition_office', 'department', 'station', 'village', 'accusations', 'audit')),
  name text not null check (name <> ''),
  name_en text not null check (name_en <> ''),
  phone text,
  from_day date not null,
  to_day date,
  primary key (organ_id, office_id),
  foreign key (organ_id, parent_office_id) references office
);

create table seat (                                -- a post in an office
  organ_id text not null,
  seat_id text not null check (seat_id ~ '^[a-z0-9_-]{1,60}$'),
  office_id text not null,
  role text not null check (role in ('clerk', 'petition_officer', 'handler', 'village_officer', 'leader',
                                     'county', 'auditor', 'administrator', 'accusations')),
  title text not null check (title <> ''),
  title_en text not null check (title_en <> ''),
  primary key (organ_id, seat_id),
  foreign key (organ_id, office_id) references office
);

create table officer (
  organ_id text not null references organ,
  officer_id text not null check (officer_id ~ '^[a-z0-9_-]{1,60}$'),
  name text not null check (name <> ''),
  name_en text not null check (name_en <> ''),
  phone text,
  primary key (organ_id, officer_id)
);

create table seat_holding (                        -- who held which seat from one day to another
  organ_id text not null,
  seat_id text not null,
  officer_id text not null,
  from_day date not null,
  to_day date,                                     -- the last day, inclusive; null: still
  primary key (organ_id, seat_id, officer_id, from_day),
  foreign key (organ_id, seat_id) references seat,
  foreign key (organ_id, officer_id) references officer
);
create index seat_holding_officer on seat_holding (organ_id, officer_id);

-- Contacts, people, matters: no foreign key to organ, which would make every registration lock its row -------------------------------------------------------------------------

create table matter (
  organ_id text not null,
  matter_id uuid not null,
  series text not null,                            -- XF; JB walled; XR imported (rules/numbering.ts)
  year int not null,
  n int not null,
  walled boolean not null,
  kind text not null check (kind in ('demand', 'suggestion', 'accusation')),
  origin text not null check (origin in ('own', 'transfer', 'imported')),
  level text check (level in ('central', 'province', 'city', 'county')), -- of the organ above that sent it
  channel text not null,                           -- of its first contact
  stage text not null,
  version int not null,                            -- seq of its last event
  rule_set text not null,
  received date not null,
  category text not null,
  village_id text,                                 -- office where the problem lies
  unit_id text,                                    -- office that leads
  against_id text,                                 -- office complained about
  leader_seat_id text,                             -- 包案
  receiver_id text,                                -- officer who received it: 首接 一查到底
  handler_id text,                                 -- officer who handles it: 首办 一办到底
  asked text check (asked in ('extension', 'void')), asked_days int, asked_by text, -- waiting for somebody else's decision
  anonymous boolean not null,
  urgent boolean not null,
  contacts int not null,                           -- 件次, live links
  persons int not null,                            -- people present, all contacts
  repeats int not null,
  demands int not null,                            -- how many demands; their words stand in matter_text
  open boolean not null,
  clock_kind text,                                 -- the running clock that ends first
  last_day date,
  last_day_basis text,                             -- article, or the rule that sets it
  provisional boolean not null,
  internal boolean not null,
  target_day date,                                 -- another system's own last day (imports)
  after_target boolean,                            -- closed after it, by the minute where both have one; null: nobody says
  informed_on date, accepted_on date, opinion_on date, served_on date, visited_on date,
  closed_on date, outcome text,                    -- 办结
  resolved_on date,                                -- 化解
  rated_on date, office_rating int, unit_rating int, -- 满意: 3 satisfied, 2 basically, 1 not
  moved_on date, voided_on date,
  late_why text,                                   -- reason code told to the petitioner
  source text, source_ref text,
  primary key (organ_id, matter_id),
  unique (organ_id, series, year, n)
);
create index matter_received on matter (organ_id, received);

create table contact (
  organ_id text not null,
  contact_id uuid not null,
  series text not null,                            -- DJ; JD walled; DR imported
  year int not null,
  n int not null,
  matter_id uuid,                                  -- the matter it stands on now
  version int not null,
  walled boolean not null,
  channel text not null check (channel in ('letter', 'visit', 'call', 'online', 'transfer')),
  received date not null,
  entered timestamptz not null,
  present int not null,                            -- how many came (visit), else 1
  concerned int,                                   -- how many it concerns
  first boolean not null,                          -- 初次 / 重复
  cause text check (cause in ('late', 'wrong', 'not_carried_out', 'new_facts', 'same_facts', 'unknown')), -- of a repeat
  leader_seat_id text,                             -- the leader who received this visit
  level text check (level in ('central', 'province', 'city', 'county')),
  reply_due date,                                  -- by when the organ above wants its answer
  village_id text,
  anonymous boolean not null,
  code_version int not null,
  voided_on date,
  source text, source_ref text,
  primary key (organ_id, contact_id),
  unique (organ_id, series, year, n),
  foreign key (organ_id, matter_id) references matter
);
create index contact_matter on contact (organ_id, matter_id);
create index contact_received on contact (organ_id, received);
create unique index contact_source on contact (organ_id, source, source_ref) where source_ref is not null;

create table person_on_contact (                   -- counted here, named in person_text
  organ_id text not null,
  contact_id uuid not null,
  person_id uuid not null,
  n int not null,
  representative boolean not null,
  primary key (organ_id, contact_id, person_id)
);

-- What people read and search: words, rebuilt from bodies and emptied with them. No summary rows. ----

create table person_text (
  organ_id text not null,
  contact_id uuid not null,
  person_id uuid not null,
  name text not null,
  phone text,
  address text,
  id_number bytea,                                 -- encrypted
  id_tail text,                                    -- last four
  primary key (organ_id, contact_id, person_id)
);

create table contact_text (
  organ_id text not null,
  contact_id uuid not null,
  subject text not null,
  body text not null,
  document_no text,
  sender text,
  primary key (organ_id, contact_id)
);

create table matter_text (
  organ_id text not null,
  matter_id uuid not null,
  title text not null,
  demands jsonb not null,                          -- ["…", "…"]
  words text not null,                             -- all that search looks at, folded
  primary key (organ_id, matter_id)
);

-- No row-level security: it would take the index away (@@ is not leakproof). Reader ids stand among the
-- lexemes; matters/search.ts is its only reader.
create table matter_search (
  organ_id text not null,
  matter_id uuid not null,
  v tsvector not null,
  primary key (organ_id, matter_id)
);
create index matter_search_v on matter_search using gin (v);

-- Clocks, duties, handling, links -------------------------------------------------------------------

create table clock (
  organ_id text not null,
  matter_id uuid not null,
  kind text not null,                              -- inform, object, finish, review_request, review, …
  n int not null,
  starts_on date not null,                         -- day zero
  days int,                                        -- null: another system's target
  unit text not null check (unit in ('days', 'workdays')),
  rule_set text not null,
  article text not null,
  extensions jsonb not null,                       -- [{days, on, by}]
  suspensions jsonb not null,                      -- [{from, to|null, why}]
  last_day date,
  provisional boolean not null,
  internal boolean not null,                       -- nobody must be told
  ended_on date,
  primary key (organ_id, matter_id, kind, n),
  foreign key (organ_id, matter_id) references matter
);

create table duty (                                -- who owes what by when
  organ_id text not null,
  duty_id text not null,
  matter_id uuid,
  kind text not null,
  owner_seat_id text,                              -- one owning seat; null: nobody's, the gap check lists it
  owner_office_id text,
  last_day date,
  provisional boolean not null,
  basis text not null,
  since date not null,
  done_on date,
  primary key (organ_id, duty_id),
  foreign key (organ_id, matter_id) references matter
);
create index duty_mine on duty (organ_id, owner_seat_id, last_day) where done_on is null;
create index duty_office on duty (organ_id, owner_office_id, last_day) where done_on is null;
create index duty_matter on duty (organ_id, matter_id);

create table handling (                            -- who handled, from when to when
  organ_id text not null,
  matter_id uuid not null,
  unit_id text not null,
  role text not null check (role in ('lead', 'help')),
  from_day date not null,
  n int not null,
  to_day date,
  primary key (organ_id, matter_id, n),
  foreign key (organ_id, matter_id) references matter
);
create index handling_unit on handling (organ_id, unit_id, from_day);

create table matter_link (                         -- what crosses; no foreign key on the far side
  organ_id text not null,
  matter_id uuid not null,
  kind text not null,                              -- moved_to, came_from, assigned_by, review_of, about (accusation → matter)
  other_organ_id text not null,
  other_id text not null,
  since date not null,
  undone_on date,
  primary key (organ_id, matter_id, kind, other_organ_id, other_id)
);

-- Who may see is a row ------------------------------------------------------------------------------

create table matter_reader (
  organ_id text not null,
  reader_id text not null,                         -- a seat or an office
  matter_id uuid not null,
  because int not null check (because > 0),        -- set of reasons as bits: rules/readers.ts
  open boolean not null,
  received date not null,
  last_day date not null,                          -- 9999-12-31 when there is none
  stage text not null,
  unit_id text,
  village_id text,
  category text not null,
  primary key (organ_id, matter_id, reader_id)
);
create index matter_reader_received on matter_reader (organ_id, reader_id, received, matter_id);
create index matter_reader_last_day on matter_reader (organ_id, reader_id, open, last_day, matter_id);

create table contact_reader (
  organ_id text not null,
  reader_id text not null,
  contact_id uuid not null,
  because int not null check (because > 0),
  received date not null,
  primary key (organ_id, contact_id, reader_id)
);
create index contact_reader_received on contact_reader (organ_id, reader_id, received, contact_id);

create table barred (                              -- takes away what a seat gives
  organ_id text not null,
  matter_id uuid not null,
  officer_id text not null,
  because text not null,
  since date not null,
  primary key (organ_id, matter_id, officer_id)
);

-- Papers and attachments ----------------------------------------------------------------------------

create table paper (
  organ_id text not null,
  paper_id uuid not null,
  matter_id uuid not null,
  kind text not null,
  word text not null,                              -- 石政信受
  year int not null,
  n int not null,
  signed_on date not null,
  served_on date,
  voided_on date,
  primary key (organ_id, paper_id),
  unique (organ_id, word, year, n),
  foreign key (organ_id, matter_id) references matter
);
create index paper_matter on paper (organ_id, matter_id);

create table attachment (                          -- its name stands with the words of its event
  organ_id text not null,
  attachment_id uuid not null,
  subject_id uuid not null,                        -- the contact it came with, or the matter it was added to
  contact_id uuid,                                 -- whose it is, when a petitioner's
  event_id uuid not null,
  media_type text not null,
  size int not null,
  sha256 bytea not null,                           -- of what is stored; behind the wall that is ciphertext
  primary key (organ_id, attachment_id)
);
create index attachment_subject on attachment (organ_id, subject_id);

create table attachment_content (
  organ_id text not null,
  attachment_id uuid not null,
  content bytea not null,
  primary key (organ_id, attachment_id)
);

-- Numbers, keys posted twice, imports ---------------------------------------------------------------

create table number_counter (
  organ_id text not null,
  series text not null,
  year int not null,
  n int not null,
  primary key (organ_id, series, year)
);

create table idempotency (
  organ_id text not null,
  key text not null check (key <> ''),
  request_digest bytea not null,
  contact_id uuid not null,
  entered timestamptz not null,
  primary key (organ_id, key)
);

create table import_run (
  organ_id text not null,
  import_id uuid not null,
  source text not null,
  file_sha256 bytea not null,
  officer_id text,
  started_at timestamptz not null,
  finished_at timestamptz,
  rows_read int not null,
  added int not null,
  already int not null,
  refused int not null,
  primary key (organ_id, import_id)
);

-- The log -------------------------------------------------------------------------------------------

create table event (
  organ_id text not null,
  event_id uuid not null,
  subject_kind text not null check (subject_kind in ('matter', 'contact', 'office', 'log')),
  subject_id text not null,
  seq int not null,
  kind text not null,
  officer_id text,
  seat_id text,
  via text not null check (via in ('counter', 'portal', 'cli', 'api', 'import', 'job')),
  happened text,                                   -- YYYY-MM-DD or YYYY-MM-DDTHH:MM, the office's zone
  entered timestamptz not null,
  facts jsonb not null,                            -- control facts only, never words of people
  body_digest bytea,
  leaf_hash bytea not null,
  primary key (organ_id, event_id),
  unique (organ_id, subject_id, seq)
);

create table event_body (
  organ_id text not null,
  event_id uuid not null,
  key_id text,                                     -- null: plain
  salt bytea,
  body bytea,
  primary key (organ_id, event_id)
);

create table body_key (                            -- of walled matters and incidents; destroyed, the bodies are
  organ_id text not null,
  key_id text not null,
  wrapped bytea,
  destroyed_at timestamptz,
  primary key (organ_id, key_id)
);

create table log_pending (
  organ_id text not null,
  event_id uuid not null,
  primary key (organ_id, event_id)
);

create table log_leaf (
  organ_id text not null,
  leaf_no bigint not null,
  event_id uuid not null,
  leaf_hash bytea not null,
  primary key (organ_id, leaf_no)
);
create unique index log_leaf_event on log_leaf (organ_id, event_id);

create table log_tile (
  organ_id text not null,
  level int not null,
  idx bigint not null,
  data bytea not null,
  primary key (organ_id, level, idx)
);

create table log_checkpoint (
  organ_id text not null,
  epoch int not null,
  size bigint not null,
  root bytea not null,
  frontier bytea not null,
  note text not null,
  sealed_at timestamptz not null,
  primary key (organ_id, epoch, size)
);

create table log_epoch (
  organ_id text not null,
  epoch int not null,
  started_at timestamptz not null,
  reason text not null,
  old_size bigint,
  old_root bytea,
  lost bigint,
  primary key (organ_id, epoch)
);

create table organ_key (
  organ_id text not null references organ,
  key_id text not null,
  public_key bytea not null,
  since timestamptz not null,
  retired_at timestamptz,
  primary key (organ_id, key_id)
);

create table sealer_lease (
  organ_id text primary key references organ,
  holder text not null,
  until timestamptz not null
);

-- Rights: web writes records, the sealer seals, the destroyer empties, the auditor reads -------------

grant usage on schema public to huiyin_web, huiyin_sealer, huiyin_destroyer, huiyin_auditor;
grant select on all tables in schema public to huiyin_web, huiyin_auditor;
revoke select on account, session, event_body, body_key, person_text from huiyin_auditor;
grant select (organ_id, event_id, key_id, salt, body) on event_body to huiyin_auditor;

grant insert, update, delete on account, session to huiyin_web;
grant insert, update on organ, category, office, seat, officer, seat_holding, matter, contact, clock, duty, handling,
  matter_link, paper, import_run, number_counter, organ_key to huiyin_web;
grant insert, update, delete on matter_reader, contact_reader, barred, person_text, contact_text, matter_text, matter_search to huiyin_web;
grant insert on person_on_contact, attachment, attachment_content, idempotency, code_directory,
  event, event_body, body_key, log_pending to huiyin_web;

grant select on organ, organ_key, event, log_pending, log_leaf, log_tile, log_checkpoint, log_epoch, sealer_lease to huiyin_sealer;
grant insert on log_leaf, log_tile, log_checkpoint, log_epoch, sealer_lease, event, event_body, log_pending to huiyin_sealer;
grant update on sealer_lease to huiyin_sealer;
grant delete on log_pending to huiyin_sealer;

grant select on organ, organ_key, event, event_body, body_key, contact, matter, person_text, contact_text, matter_text, matter_search,
  attachment, attachment_content to huiyin_destroyer;
grant update on event_body, body_key to huiyin_destroyer;
grant update, delete on person_text, contact_text, matter_text, matter_search to huiyin_destroyer;
grant delete on attachment_content to huiyin_destroyer;
grant insert on event, event_body, log_pending to huiyin_destroyer;

-- Row-level security by organ on every case-data table but matter_search and code_directory ----------

do $$
declare t text;
begin
  foreach t in array array['office', 'seat', 'officer', 'seat_holding', 'matter', 'contact', 'person_on_contact', 'person_text',
    'contact_text', 'matter_text', 'clock', 'duty', 'handling', 'matter_link', 'matter_reader', 'contact_reader', 'barred',
    'paper', 'attachment', 'attachment_content', 'number_counter', 'idempotency', 'import_run', 'event', 'event_body',
    'body_key', 'log_pending', 'log_leaf', 'log_tile', 'log_checkpoint', 'log_epoch', 'organ_key', 'sealer_lease'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_organ on %I using (organ_id = any ((select string_to_array(current_setting(''app.organs'', true), '','')) :: text[]))', t); -- as a subquery: asked once, not row by row
  end loop;
end $$;
