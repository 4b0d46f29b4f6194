-- The public site: what a visitor has typed and not sent yet, and what it says about an office.

-- A draft is found by a hash of its code and opens only with it: whoever reads this table alone learns that somebody
-- is writing, not who and not what. Kept thirty days from the last change, swept by the server.
create table portal_draft (
  organ_id text not null,
  draft_id bytea not null,                         -- HMAC of the code
  content bytea not null,                          -- encrypted with a key that the code yields
  saved_at timestamptz not null,
  expires_at timestamptz not null,
  sent_on date,                                    -- the day it was sent: a second post makes no second contact
  primary key (organ_id, draft_id)
);
create index portal_draft_expires on portal_draft (organ_id, expires_at);

create table portal_draft_file (
  organ_id text not null,
  draft_id bytea not null,
  n int not null,
  content bytea not null,                          -- name and bytes, encrypted like the draft
  primary key (organ_id, draft_id, n),
  foreign key (organ_id, draft_id) references portal_draft on delete cascade
);

-- Where an office receives people, and when: what the public page says of it.
create table office_reception (
  organ_id text not null,
  office_id text not null,
  address text check (address <> ''),
  address_en text check (address_en <> ''),
  hours text check (hours <> ''),
  hours_en text check (hours_en <> ''),
  primary key (organ_id, office_id),
  foreign key (organ_id, office_id) references office
);

grant select, insert, update, delete on portal_draft, portal_draft_file to huiyin_web;
grant select, insert, update on office_reception to huiyin_web;
grant select on office_reception to huiyin_auditor;

do $$
declare t text;
begin
  foreach t in array array['portal_draft', 'portal_draft_file', 'office_reception'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_organ on %I using (organ_id = any ((select string_to_array(current_setting(''app.organs'', true), '','')) :: text[]))', t);
  end loop;
end $$;
