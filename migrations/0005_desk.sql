-- The desk: drafts of acts that somebody writes before signing, and numbers of the annual summary that no record holds.

create table act_draft (                           -- one a matter and act, in front of the wall only
  organ_id text not null,
  matter_id uuid not null,
  action text not null,
  officer_id text not null,                        -- who saved it last
  typed jsonb not null,                            -- {"field": ["value", …]}
  saved_at timestamptz not null,
  primary key (organ_id, matter_id, action),
  foreign key (organ_id, matter_id) references matter
);

create table typed_number (                        -- the row is the last word; each word is an event of `typed-numbers`
  organ_id text not null,
  year int not null,
  id text not null,
  value int not null check (value >= 0),
  source text,                                     -- where it comes from, as its writer says
  officer_id text,
  entered timestamptz not null,
  primary key (organ_id, year, id)
);

grant select, insert, update, delete on act_draft to huiyin_web;
grant select, insert, update on typed_number to huiyin_web;
grant select on typed_number to huiyin_auditor;
grant select, delete on act_draft to huiyin_destroyer;

do $$
declare t text;
begin
  foreach t in array array['act_draft', 'typed_number'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_organ on %I using (organ_id = any ((select string_to_array(current_setting(''app.organs'', true), '','')) :: text[]))', t);
  end loop;
end $$;
