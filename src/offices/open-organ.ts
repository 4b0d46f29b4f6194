import type { Tx } from '../db/kysely.ts'
import { insertRows } from '../db/rows.ts'
import type { House } from '../matters/house.ts'
import { makeEvents, type Via } from '../record/append.ts'
import { beginLog } from '../record/birth.ts'
import type { Day, Role } from '../rules/types.ts'

export type OrganPlan = {
  organ_id: string
  parent_id: string | null
  level: 'town' | 'county' | 'city' | 'province'
  name: string
  name_en: string
  /** The short word before paper numbers, 石政. */
  word: string
  demo?: boolean
  offices: {
    office_id: string
    parent_office_id: string | null
    kind: 'leadership' | 'petition_office' | 'department' | 'station' | 'village' | 'accusations' | 'audit'
    name: string
    name_en: string
    phone?: string | null
    from_day: Day
  }[]
  seats: { seat_id: string; office_id: string; role: Role; title: string; title_en: string }[]
  officers: { officer_id: string; name: string; name_en: string; phone?: string | null }[]
  holdings: { seat_id: string; officer_id: string; from_day: Day; to_day?: Day | null }[]
}

/**
 * Opens an organ: its row, offices, seats, officers and who holds which, its signing key, and the first event of its
 * log. The key file must stand already (`makeKeys`, `saveKeys`). The parent's row must exist before its children's.
 */
export async function openOrgan(
  house: House,
  plan: OrganPlan,
  by: { officer_id: string | null; via: Via },
): Promise<void> {
  await house.db.withScope([plan.organ_id], 'web', (tx) => openOrganIn(house, tx, plan, by))
}

/** `openOrgan` in an open transaction, whose scope must hold the organ. */
export async function openOrganIn(
  house: House,
  tx: Tx,
  plan: OrganPlan,
  by: { officer_id: string | null; via: Via },
): Promise<void> {
  const { organ_id } = plan
  const now = house.now()
  const birth = beginLog(house.keysOf(organ_id), { ...by, now, random: house.random })
  const opened = makeEvents(
    [
      {
        organ_id,
        subject_kind: 'office',
        subject_id: 'offices',
        seq: 1,
        kind: 'organ_opened',
        officer_id: by.officer_id,
        seat_id: null,
        via: by.via,
        happened: null,
        entered: now,
        facts: {
          level: plan.level,
          parent: plan.parent_id,
          name: plan.name,
          word: plan.word,
          offices: plan.offices.map((o) => ({ office_id: o.office_id, kind: o.kind })),
          seats: plan.seats.map((s) => ({ seat_id: s.seat_id, office_id: s.office_id, role: s.role })),
          holdings: plan.holdings.map((h) => ({ ...h, to_day: h.to_day ?? null })),
        },
      },
    ],
    house.random,
  )
  await insertRows(tx, {
    organ: [
      {
        organ_id,
        parent_id: plan.parent_id,
        level: plan.level,
        name: plan.name,
        name_en: plan.name_en,
        word: plan.word,
        petition_office_id: plan.offices.find((o) => o.kind === 'petition_office')?.office_id ?? null,
        zone: 'Asia/Shanghai',
        demo: plan.demo ?? false,
        created_at: now,
      },
    ],
  })
  await insertRows(tx, {
    office: plan.offices.map((o) => ({ organ_id, ...o, phone: o.phone ?? null, to_day: null })),
  })
  await insertRows(tx, {
    seat: plan.seats.map((s) => ({ organ_id, ...s })),
    officer: plan.officers.map((o) => ({ organ_id, ...o, phone: o.phone ?? null })),
  })
  await insertRows(tx, {
    seat_holding: plan.holdings.map((h) => ({ organ_id, ...h, to_day: h.to_day ?? null })),
    organ_key: birth.organ_key,
    event: [...birth.event, ...opened.event],
    event_body: [...birth.event_body, ...opened.event_body],
    log_pending: [...birth.log_pending, ...opened.log_pending],
  })
}
