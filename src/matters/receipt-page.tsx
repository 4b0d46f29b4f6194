import { t } from '../i18n/translate.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Qr } from '../ui/qr.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'

export type Paper = 'slip' | 'a4'

export type ReceiptProps = {
  frame: Frame
  script: string
  organ: string
  number: string
  code: string
  /** The public site, where the code is followed: the square says it, and words. */
  site: string
  /** That address leads nowhere but on the server's own computer: residents need another. */
  hereOnly: boolean
  ownCodes: readonly { name: string; code: string }[]
  /** How they came, how many, who speaks for them; the matter; what they ask. */
  facts: readonly { label: string; value: string }[]
  demands: readonly string[]
  /** That it is late, and why: then no fresh days are promised. */
  late?: string | undefined
  /** What happens next, with days and articles. */
  next: readonly string[]
  /** Where to ask. */
  ask: readonly string[]
  /** When it was registered, and by whom. */
  foot: string
  paper: Paper
  /** The same receipt on the other paper. */
  otherHref: string
  /** Opens the matter, for those who may see it. */
  matterHref?: string | undefined
  /** Just saved: then one key goes on to the next visitor. */
  fresh: boolean
}

/** The receipt of a registration on a slip of 80 mm or on A4: number, query code, what happens next and by when. */
export function ReceiptPage(props: ReceiptProps) {
  const { frame, paper } = props
  const { lang } = frame
  return (
    <Shell
      frame={frame}
      title={t(lang, 'receipt.heading')}
      place="matters"
      narrow={paper === 'slip'}
      script={props.script}
      paper
    >
      <p class="receipt__acts">
        <a class="govuk-button" href="/contacts/new" accessKey="n" autofocus={props.fresh}>
          {t(lang, 'receipt.next')}
        </a>
        <button type="button" class="govuk-button govuk-button--secondary" id="print" hidden>
          {t(lang, 'receipt.print')}
        </button>
        <ButtonLink
          text={t(lang, paper === 'slip' ? 'receipt.onA4' : 'receipt.onSlip')}
          href={props.otherHref}
          look="quiet"
        />
        {props.matterHref === undefined ? undefined : (
          <ButtonLink text={t(lang, 'receipt.open')} href={props.matterHref} look="quiet" />
        )}
        <span class="keys">{t(lang, 'receipt.keys')}</span>
      </p>
      {props.hereOnly ? <Note tone="screen">{t(lang, 'receipt.hereOnly')}</Note> : undefined}
      <section class={`receipt receipt--${paper}`} aria-label={t(lang, 'receipt.heading')}>
        <h1>{t(lang, 'receipt.heading')}</h1>
        <p class="receipt__organ">{props.organ}</p>
        <dl class="receipt__facts">
          <div>
            <dt>{t(lang, 'receipt.number')}</dt>
            <dd>
              <b>{props.number}</b>
            </dd>
          </div>
          {props.facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
          {props.demands.length === 0 ? undefined : (
            <div>
              <dt>{t(lang, 'receipt.demands')}</dt>
              <dd>
                <ol>
                  {props.demands.map((demand) => (
                    <li key={demand}>{demand}</li>
                  ))}
                </ol>
              </dd>
            </div>
          )}
        </dl>
        <div class="receipt__code">
          <p class="receipt__big">{props.code}</p>
          <p>{t(lang, 'receipt.keep')}</p>
          <Qr text={`${props.site}/follow?code=${props.code}`} label={t(lang, 'receipt.qr')} />
          <p class="receipt__site">{props.site.replace(/^https?:\/\//, '')}</p>
          {props.ownCodes.map((own) => (
            <p key={own.code}>
              {t(lang, 'receipt.own', { name: own.name })} <b class="receipt__own">{own.code}</b>
            </p>
          ))}
        </div>
        <div class="receipt__next">
          {props.late === undefined ? undefined : (
            <p>
              <b>{props.late}</b>
            </p>
          )}
          {props.next.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {props.ask.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <p class="receipt__foot">{props.foot}</p>
        {paper === 'a4' ? (
          <p class="receipt__sign">
            <span>{t(lang, 'receipt.signVisitor')}</span>
            <span>{t(lang, 'receipt.signOffice')}</span>
          </p>
        ) : undefined}
      </section>
    </Shell>
  )
}
