import { formatDate } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { ButtonLink } from '../ui/button.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Note } from '../ui/note.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'

export type ReceiptProps = {
  frame: Frame
  organ: string
  number: string
  code: string
  ownCodes: readonly { name: string; code: string }[]
  facts: readonly Fact[]
  /** When they must hear from us, or that we cannot tell them. */
  says: string
  late?: string
  day: string
  /** Opens the matter, for those who may see it. */
  matterHref?: string
  mayRegister: boolean
}

/** The receipt of a registration, to be printed: number, query code, last day. */
export function ReceiptPage(props: ReceiptProps) {
  const { frame } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={t(lang, 'receipt.heading')} place="matters" narrow>
      <section class="card receipt">
        <h1>{t(lang, 'receipt.heading')}</h1>
        <p class="receipt__organ">{props.organ}</p>
        <p class="receipt__number">{props.number}</p>
        <p class="receipt__code">{props.code}</p>
        <p>{t(lang, 'receipt.keep')}</p>
        {props.ownCodes.map((own) => (
          <p key={own.code}>
            {t(lang, 'receipt.own', { name: own.name })} <b class="receipt__own">{own.code}</b>
          </p>
        ))}
        <Facts facts={props.facts} />
        {props.late === undefined ? undefined : <Note tone="late">{props.late}</Note>}
        <p>{props.says}</p>
        <p class="receipt__day">{formatDate(lang, props.day)}</p>
      </section>
      <p class="receipt__acts">
        {props.mayRegister ? <ButtonLink text={t(lang, 'receipt.next')} href="/contacts/new" /> : undefined}{' '}
        {props.matterHref === undefined ? undefined : (
          <ButtonLink text={t(lang, 'receipt.open')} href={props.matterHref} look="plain" />
        )}{' '}
        <span>{t(lang, 'receipt.print')}</span>
      </p>
    </Shell>
  )
}
