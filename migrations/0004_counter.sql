-- The counter: what the office's own records teach, and drafts of registrations.

-- How often units of text occur in the office's newest matters, and in which categories. Learned again from time to time
-- (matters/learn.ts); from the words of matters alone, nothing of people, nothing from behind the wall.
create table learned (
  organ_id text primary key references organ,
  version int not null,
  learned_at timestamptz not null,
  matters int not null,                            -- how many were read
  held int not null,                               -- how many there are
  vocabulary int not null,                         -- how many different units they have
  categories jsonb not null                        -- [{path, units}], a category's place is its number below
);

create table learned_unit (
  organ_id text not null,
  unit text not null,
  matters int not null,                            -- at least two: a unit of one matter is not kept
  categories jsonb not null,                       -- {number: how often it occurs there}
  primary key (organ_id, unit)
);

-- What an officer has typed and not yet sent. Sealed under a key that is made of the organ's and the officer's name.
create table draft (
  organ_id text not null,
  officer_id text not null,
  form text not null check (form <> ''),
  sealed bytea not null,
  saved_at timestamptz not null,
  primary key (organ_id, officer_id, form)
);

create table draft_file (
  organ_id text not null,
  officer_id text not null,
  form text not null,
  n int not null,
  sealed bytea not null,
  primary key (organ_id, officer_id, form, n),
  foreign key (organ_id, officer_id, form) references draft on delete cascade
);

grant select, insert, update, delete on learned, learned_unit, draft, draft_file to huiyin_web;
grant select on learned, learned_unit to huiyin_auditor;

do $$
declare t text;
begin
  foreach t in array array['learned', 'learned_unit', 'draft', 'draft_file'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_organ on %I using (organ_id = any ((select string_to_array(current_setting(''app.organs'', true), '','')) :: text[]))', t);
  end loop;
end $$;
