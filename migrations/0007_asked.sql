-- What waits for somebody's decision is counted on every today page: among all open matters it was looked for one by one.
create index matter_asked on matter (organ_id, asked) where asked is not null;
