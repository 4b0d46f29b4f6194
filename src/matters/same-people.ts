import { type RawBuilder, sql } from 'kysely'

/**
 * Whether one of these names stands on one of a matter's contacts (alias `m`) too: asked of a matter that its words or its
 * place found; nobody is looked for by name.
 */
export function samePeople(organ_id: string, names: readonly string[]): RawBuilder<boolean> {
  if (names.length === 0) return sql<boolean>`false`
  return sql<boolean>`exists (select 1 from contact c join person_text p on p.organ_id = ${organ_id} and p.contact_id = c.contact_id
    where c.organ_id = ${organ_id} and c.matter_id = m.matter_id and p.name = any (${names}::text[]))`
}
