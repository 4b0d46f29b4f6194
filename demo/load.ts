import { writeTypedNumbers } from '../src/figures/typed-numbers.ts'
import { act } from '../src/matters/act.ts'
import type { Doer, House } from '../src/matters/house.ts'
import { register } from '../src/matters/register.ts'
import { readAct, readRegistration } from '../src/matters/schema.ts'
import { addCategories } from '../src/offices/categories.ts'
import { openOrgan } from '../src/offices/open-organ.ts'
import { setReception } from '../src/offices/reception.ts'
import { shippedCategories } from '../src/lib/categories.ts'
import { instantOf } from '../src/lib/time.ts'
import { actInput, registerInput } from './acts.ts'
import type { DemoCounty, Step } from './types.ts'

/** The language in which a demo office keeps its records. */
export type DemoLang = 'zh' | 'en'

/**
 * Loads a demo county into an empty house whose clock `setClock` moves: each step is entered a minute after it happened.
 * Every record goes in by the same doors as anybody's. Out: how many contacts and acts.
 */
export async function loadDemo(
  house: House,
  county: DemoCounty,
  options: { lang: DemoLang; setClock: (instant: string) => void; onProgress?: (done: number, all: number) => void },
): Promise<{ contacts: number; acts: number }> {
  const { lang, setClock } = options
  setClock(instantOf('2017-12-29T09:00'))
  await addCategories(
    house.db,
    shippedCategories().categories.map((c) => ({ path: c.zh, path_en: c.en, wall: c.wall })),
    'shipped',
  )
  for (const organ of county.organs) {
    const mine = <T extends { organ: string }>(list: T[]) => list.filter((one) => one.organ === organ.id)
    await openOrgan(
      house,
      {
        organ_id: organ.id,
        parent_id: organ.parent,
        level: organ.level,
        name: organ.name.zh,
        name_en: organ.name.en,
        word: organ.word,
        demo: true,
        offices: mine(county.offices).map((o) => ({
          office_id: o.id,
          parent_office_id: o.parent,
          kind: o.kind,
          name: o.name.zh,
          name_en: o.name.en,
          phone: o.phone,
          from_day: o.fromDay,
        })),
        seats: mine(county.seats).map((s) => ({
          seat_id: s.id,
          office_id: s.office,
          role: s.role,
          title: s.title.zh,
          title_en: s.title.en,
        })),
        officers: mine(county.officers).map((o) => ({
          officer_id: o.id,
          name: o.name.zh,
          name_en: o.name.en,
          phone: o.phone,
        })),
        holdings: mine(county.holdings).map((h) => ({
          seat_id: h.seat,
          officer_id: h.officer,
          from_day: h.fromDay,
          to_day: h.toDay,
        })),
      },
      { officer_id: null, via: 'cli' },
    )
    for (const place of county.receptions.filter((one) => one.organ === organ.id))
      await setReception(house, {
        organ_id: organ.id,
        office_id: place.office,
        address: place.address?.zh ?? null,
        address_en: place.address?.en ?? null,
        hours: place.hours.zh,
        hours_en: place.hours.en,
      })
  }

  const organOf = (step: Step) => county.officers.find((o) => o.id === step.by)?.organ ?? townOf(county)
  const matters = new Map<string, string>() // ref → matter id
  let contacts = 0
  for (const [index, step] of county.steps.entries()) {
    setClock(new Date(Date.parse(instantOf(step.at)) + 60_000).toISOString())
    const online = step.do === 'register' && step.input.channel === 'online'
    const via = step.by === null || online ? 'portal' : 'counter'
    const doer = doerOf(county, organOf(step), step.by, step.seat, via)
    try {
      if (step.do === 'register') {
        const done = await register(
          house,
          doer,
          readRegistration(registerInput(step, lang, (ref) => matters.get(ref) ?? '')),
          `demo ${step.ref}`,
        )
        matters.set(step.ref, done.matter_id)
        contacts += 1
      } else {
        const matter_id = matters.get(step.ref) ?? ''
        const raw = actInput(step, lang)
        const { action, input } = readAct(raw.action, raw.input)
        const result = await act(house, doer, { matter_id, action, input, happened: step.at })
        if (!result.done) throw new Error('somebody was faster')
      }
    } catch (caught) {
      throw new Error(
        `demo step ${index} ${step.at} ${step.do} ${step.ref}: ${caught instanceof Error ? caught.message : ''}`,
        { cause: caught },
      )
    }
    options.onProgress?.(index + 1, county.steps.length)
  }
  for (const { organ, year, by, seat, numbers } of county.typed)
    await writeTypedNumbers(house, doerOf(county, organ, by, seat, 'counter'), {
      year,
      numbers: Object.fromEntries(
        numbers.map((one) => [one.id, { value: String(one.value), source: one.source[lang] }]),
      ),
    })
  return { contacts, acts: county.steps.length - contacts }
}

/** An officer of the county, or a petitioner (null), in one of the seats. */
function doerOf(county: DemoCounty, organ_id: string, by: string | null, seat: string | null, via: Doer['via']): Doer {
  const seats = county.seats
    .filter((s) => s.id === seat)
    .map((s) => ({ seat_id: s.id, office_id: s.office, role: s.role }))
  return { organ_id, actor: { officer_id: by, seats, petitioner: by === null }, via }
}

/** The town among the county's organs. */
export function townOf(county: DemoCounty): string {
  return county.organs.find((o) => o.level === 'town')?.id ?? ''
}
