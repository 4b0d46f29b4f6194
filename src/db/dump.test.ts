import { expect, test } from 'vitest'
import { inOneMoment } from './backup.ts'
import { rowsOf } from './copy-text.ts'
import { pagesOf, tablesInOrder } from './dump.ts'
import { loadRows } from './load.ts'
import { testDb } from './testing.ts'

test('a table is read page by page in key order and written again, behind row-level security too, by an owner who is no superuser', async () => {
  const db = await testDb({ empty: true })
  await db.session(async (client) => {
    await client.query(`do $$ begin create role huiyin_test_owner; exception when duplicate_object then null; end $$;
      create table organ (organ_id text primary key, parent_id text references organ);
      create table mark (organ_id text not null references organ, n bytea, words text, many text[], made jsonb, primary key (organ_id, n));
      create table copied (like mark including all);
      insert into organ values ('b', null), ('a', 'b');
      insert into mark select o, decode(lpad(to_hex(n), 4, '0'), 'hex'), repeat(E'\\\\ \\t\\n''"\\r字', 40), array['a,"', null], '{"字": 1}'
        from generate_series(1, 6000) n, unnest(array['a', 'b']) o;
      insert into mark values ('a', '\\xffff', null, null, null);
      grant all on schema public to huiyin_test_owner;
      alter table organ owner to huiyin_test_owner; alter table mark owner to huiyin_test_owner; alter table copied owner to huiyin_test_owner;
      alter table mark enable row level security; alter table mark force row level security;
      create policy by_organ on mark using (organ_id = any (string_to_array(current_setting('app.organs', true), ',')));
      set role huiyin_test_owner`)
    expect((await client.query('select * from mark')).rows).toEqual([])
    const pages = await inOneMoment(client, async () => {
      const tables = await tablesInOrder(client)
      expect(tables.map((one) => one.name)).toEqual(['copied', 'organ', 'mark'])
      const mark = tables.find((one) => one.name === 'mark')
      const read = []
      if (mark) for await (const page of pagesOf(client, mark)) read.push(page)
      return read
    })
    expect(pages.length).toBeGreaterThan(2)
    expect(Math.max(...pages.map((one) => one.bytes.length))).toBeLessThan(4 * 1024 * 1024)
    const [copied] = await tablesInOrder(client)
    if (copied) for (const { bytes } of pages) await loadRows(client, copied, bytes)
    await client.query(`reset role; alter table mark disable row level security`)
    const { rows } =
      await client.query(`select count(*) as n from mark natural join (select organ_id, n, words w, many m, made d from copied) c
      where words is not distinct from w and many is not distinct from m and made is not distinct from d`)
    expect(rows).toEqual([{ n: 12_001 }])
  })
})

test('rows that do not fit are refused', () => {
  expect(rowsOf(Buffer.from('a\\tb\t\\N\nc\t\\\\N\n'), 2)).toEqual([
    ['a\tb', null],
    ['c', '\\N'],
  ])
  expect(() => rowsOf(Buffer.from('a\tb\nc\n'), 2)).toThrow('a row of 1 columns, not 2')
  expect(() => rowsOf(Buffer.from('a\tb'), 2)).toThrow('no end')
})
