import { t } from '../i18n/translate.ts'
import type { Followed } from '../matters/present-public.ts'
import { nameIn } from '../offices/desk.ts'
import { type PortalFrame, to } from './frame.ts'
import { Whole } from '../ui/whole.tsx'
import { Portal } from './portal-shell.tsx'
import type { Town } from './town.ts'

/** After sending: the code large, what happens next with its day, and what to do when it does not. It prints as the receipt. */
export function SentPage(props: {
  frame: PortalFrame
  town: Town
  code: string
  seen: Followed
  accusation: boolean
  on: string
  lastDay: string | null
  /** The rule that the last day rests on. */
  law: string | null
}) {
  const { frame, town, seen } = props
  const { lang } = frame
  const heading = t(lang, 'portal.sent.heading')
  const { office, above } = town
  return (
    <Portal frame={frame} title={heading}>
      <h1 class="p-h1 p-h1--first">{heading}</h1>
      <div class="p-code">
        <p>{t(lang, 'portal.sent.code')}</p>
        <b>{props.code}</b>
        <p>{t(lang, 'portal.sent.number', { number: seen.contact_number, day: props.on })}</p>
      </div>
      <p>{t(lang, 'portal.sent.keep')}</p>
      <h2>{t(lang, 'portal.sent.next')}</h2>
      <ol class="p-next">
        {props.accusation ? <li>{t(lang, 'portal.sent.accusation')}</li> : <li>{t(lang, 'portal.sent.sorted')}</li>}
        {seen.anonymous ? (
          <li>{t(lang, 'portal.sent.anonymous')}</li>
        ) : props.lastDay === null ? undefined : (
          <li>
            {t(lang, 'portal.sent.by', { day: props.lastDay })}
            {props.law === null ? undefined : <small>{props.law}</small>}
          </li>
        )}
        <li>{t(lang, 'portal.sent.look')}</li>
      </ol>
      <h2>{t(lang, 'portal.sent.ifNot')}</h2>
      <ul class="p-list">
        {office?.phone ? (
          <li>
            <Whole text={t(lang, 'portal.sent.callUs', { office: nameIn(lang, office), phone: office.phone })} />
          </li>
        ) : undefined}
        {above ? (
          <li>
            <Whole
              text={t(lang, above.phone === null ? 'portal.sent.tellAboveNoPhone' : 'portal.sent.tellAbove', {
                office: nameIn(lang, above),
                phone: above.phone ?? '',
              })}
            />
          </li>
        ) : undefined}
        {props.accusation ? <li>{t(lang, 'portal.sent.discipline')}</li> : undefined}
        <li>{t(lang, 'portal.sent.noReprisal')}</li>
      </ul>
      <p class="p-acts p-noprint">
        <a class="govuk-button" href={to(frame, '/follow')}>
          {t(lang, 'portal.four.follow')}
        </a>
        <a href={to(frame, '/leave')}>{t(lang, 'portal.leave')}</a>
      </p>
      <p class="p-safe p-noprint">{t(lang, 'portal.sent.print')}</p>
    </Portal>
  )
}
