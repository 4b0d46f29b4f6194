import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { shippedPath } from '../lib/shipped.ts'
import { destroyBody } from '../record/destroy.ts'
import type { Finding } from '../record/findings.ts'
import { verify } from '../record/verify.ts'
import { act } from './act.ts'
import { checkFiles, mostBytes } from './attachments.ts'
import type { House } from './house.ts'
import { readAttachment, readAttachmentByCode } from './read-attachment.ts'
import { matterReplay } from './replay.ts'
import { expectReplayEqualsStored } from './replay.testing.ts'
import { register } from './register.ts'
import { showMatter } from './show.ts'
import { testHouse, visit } from './testing.ts'

const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const word = new Uint8Array(readFileSync(shippedPath('templates/annual-summary-1.zh-CN.docx')))
const text = (words: string) => new TextEncoder().encode(words)
const refusals = async (files: Parameters<typeof checkFiles>[0]) => {
  try {
    await checkFiles(files)
    return []
  } catch (caught) {
    return (caught as { refusals: { code: string }[] }).refusals.map((one) => one.code)
  }
}

test('files are what their names say, or are refused by name, all at once', async () => {
  const taken = await checkFiles([
    { name: 'C:\\照片\\塌方\u202egnp.png', bytes: png },
    { name: '说明.DOCX', bytes: word },
    { name: '经过.txt', bytes: text('机耕路塌方') },
    { name: '', bytes: new Uint8Array() },
  ])
  expect(taken.map((one) => [one.name, one.media_type])).toEqual([
    ['塌方gnp.png', 'image/png'],
    ['说明.DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['经过.txt', 'text/plain; charset=utf-8'],
  ])
  expect(
    await refusals([
      { name: 'a.png', bytes: word },
      { name: 'b.exe', bytes: png },
      { name: 'pdf', bytes: png },
      { name: 'c.txt', bytes: png },
      { name: 'd.pdf', bytes: new Uint8Array() },
      { name: 'e.pdf', bytes: new Uint8Array(mostBytes + 1) },
      { name: 'f.docx', bytes: png },
    ]),
  ).toEqual([
    'file.not_what_it_says',
    'file.kind',
    'file.kind',
    'file.not_what_it_says',
    'file.empty',
    'file.too_large',
    'file.not_what_it_says',
  ])
  expect(await refusals(Array.from({ length: 11 }, () => ({ name: 'a.png', bytes: png })))).toEqual(['file.too_many'])
  expect((await checkFiles([{ name: `${'长'.repeat(300)}.png`, bytes: png }]))[0]?.name).toMatch(/^长{108}….{7}\.png$/u)
})

async function findings(house: House): Promise<Finding[]> {
  const found: Finding[] = []
  const { wrapping } = house.keysOf('shitown')
  await verify(house.db, 'shitown', { replay: matterReplay, wrapping }, (one) => found.push(one))
  return found
}
const raw = (house: House, statement: string) =>
  house.db.asOwner(async (tx) => (await sql.raw(statement).execute(tx)).rows)

test('what came with a visit or was added later is read by those who read the matter, and by code one’s own alone', async () => {
  const { house, doer } = await testHouse()
  try {
    const [zhou, he] = [await doer('zhou'), await doer('he')]
    const files = await checkFiles([{ name: '塌方.png', bytes: png }])
    const done = await register(house, zhou, visit(), 'key-1', files)
    expect((await register(house, zhou, visit(), 'key-1', files)).again).toBe(true)
    await expect(
      register(house, zhou, visit(), 'key-1', await checkFiles([{ name: '塌方.docx', bytes: word }])),
    ).rejects.toThrow('register.key_used_for_another')
    const other = await register(
      house,
      zhou,
      visit({ same_as: { matter_id: done.matter_id, cause: 'late', reason: '同' } }),
    )
    const added = await act(house, zhou, {
      matter_id: done.matter_id,
      action: 'add_material',
      input: { text: '补交说明', contact: other.contact_id },
      happened: '2018-05-07',
      files: await checkFiles([{ name: '说明.docx', bytes: word }]),
    })
    expect(added.done).toBe(true)
    const elsewhere = await register(house, zhou, visit())
    await expect(
      act(house, zhou, {
        matter_id: elsewhere.matter_id,
        action: 'add_material',
        input: { text: '交错了', contact: done.contact_id },
        happened: '2018-05-07',
      }),
    ).rejects.toThrow('act.no_such_contact')
    const shown = await showMatter(house, zhou, done.matter_number)
    expect(shown.attachments.map((one) => [one.name, one.size, one.contact_id])).toEqual([
      ['塌方.png', png.length, done.contact_id],
      ['说明.docx', word.length, other.contact_id],
    ])
    const [photo = '', paper = ''] = shown.attachments.map((one) => one.attachment_id)
    expect(Buffer.from((await readAttachment(house, zhou, photo)).content).equals(Buffer.from(png))).toBe(true)
    await expect(readAttachment(house, he, photo)).rejects.toThrow('file.not_found')
    expect((await readAttachmentByCode(house, done.code, photo)).name).toBe('塌方.png')
    expect((await readAttachmentByCode(house, other.code, paper)).name).toBe('说明.docx')
    await expect(readAttachmentByCode(house, other.code, photo)).rejects.toThrow('file.not_found')
    await expectReplayEqualsStored(house)
    expect(await findings(house)).toEqual([])

    await raw(house, `update attachment_content set content = content || '\\x00' where attachment_id = '${photo}'`)
    await raw(house, `delete from attachment_content where attachment_id = '${paper}'`)
    expect((await findings(house)).map((one) => [one.code, one.params['table'], one.params['row']])).toEqual([
      ['row_altered', 'attachment_content', photo],
      ['row_removed', 'attachment_content', paper],
    ])
  } finally {
    await house.db.close()
  }
})

test('destroyed words take the files with them, and the log stays whole', async () => {
  const { house, doer } = await testHouse()
  try {
    const zhou = await doer('zhou')
    const done = await register(house, zhou, visit(), undefined, await checkFiles([{ name: '塌方.png', bytes: png }]))
    const [file] = (await showMatter(house, zhou, done.matter_number)).attachments
    const by = {
      officer_id: 'zhou',
      seat_id: null,
      via: 'cli' as const,
      now: house.now(),
      because: 'retention',
      random: house.random,
    }
    expect(await destroyBody(house.db, 'shitown', file?.event_id ?? '', by)).toContain('files')
    await expect(readAttachment(house, zhou, file?.attachment_id ?? '')).rejects.toThrow('file.not_found')
    expect(await findings(house)).toEqual([])
    await expectReplayEqualsStored(house)
  } finally {
    await house.db.close()
  }
})

test('behind the wall neither name nor content nor digest of a file stands open', async () => {
  const { house, doer } = await testHouse()
  try {
    const [zhou, qian] = [await doer('zhou'), await doer('qian')]
    const accusation = visit({ kind: 'accusation', channel: 'letter', present: 1 })
    const files = await checkFiles([{ name: '证据.txt', bytes: text('收受礼金三千元') }])
    const done = await register(house, qian, accusation, undefined, files)
    const [file] = (await showMatter(house, qian, done.matter_number)).attachments
    expect(file?.name).toBe('证据.txt')
    expect(new TextDecoder().decode((await readAttachment(house, qian, file?.attachment_id ?? '')).content)).toBe(
      '收受礼金三千元',
    )
    expect((await readAttachmentByCode(house, done.code, file?.attachment_id ?? '')).name).toBe('证据.txt')
    await expect(readAttachment(house, zhou, file?.attachment_id ?? '')).rejects.toThrow('file.not_found')
    const stored = await raw(house, `select content from attachment_content`)
    expect(Buffer.from((stored[0] as { content: Uint8Array }).content).includes(Buffer.from('礼金'))).toBe(false)
    expect(await findings(house)).toEqual([])
    await expectReplayEqualsStored(house)
  } finally {
    await house.db.close()
  }
})
