import { type Lang, t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, type Choice } from '../ui/choices.tsx'
import { errorOf, type FieldError } from '../ui/error-summary.tsx'
import { Tag } from '../ui/tag.tsx'
import { TextField } from '../ui/text-field.tsx'

export type SameCandidate = {
  number: string
  href: string
  title: string
  /** Number, when and how it came, how many. */
  line: string
  late?: string
  reasons: readonly string[]
}

export type SameLink = {
  number: string
  cause: string
  reason: string
  causes: readonly Choice[]
  errors: readonly FieldError[]
}

export type SamePanelProps = {
  candidates: readonly SameCandidate[]
  /** The matter that this contact joins. */
  link?: SameLink | undefined
  /** Enough is typed to look. */
  looked: boolean
}

const shown = 3

/** "The same matter?": what is close, with its reasons, each joined by one key; or what was joined, and why it came again. */
export function SamePanel({ lang, panel }: { lang: Lang; panel: SamePanelProps }) {
  const { candidates, link, looked } = panel
  const first = candidates.slice(0, shown)
  const rest = candidates.slice(shown)
  return (
    <section class="card same" id="part-same" aria-label={t(lang, 'register.sameHeading')}>
      <header>
        <h2>{t(lang, 'register.sameHeading')}</h2>
        {candidates.length === 0 ? undefined : <span>{t(lang, 'register.sameCount', { n: candidates.length })}</span>}
      </header>
      {link === undefined ? undefined : <Linked lang={lang} link={link} />}
      {first.map((one, at) => (
        <Article key={one.number} lang={lang} one={one} at={at} joined={link?.number} />
      ))}
      {rest.length === 0 ? undefined : (
        <details>
          <summary>{t(lang, 'register.sameMore', { n: rest.length })}</summary>
          {rest.map((one, at) => (
            <Article key={one.number} lang={lang} one={one} at={at + shown} joined={link?.number} />
          ))}
        </details>
      )}
      {candidates.length > 0 ? undefined : <p>{t(lang, looked ? 'register.sameNone' : 'register.sameWait')}</p>}
      <p>{t(lang, 'register.sameNote')}</p>
      <div class="same__by">
        <TextField lang={lang} name="by_number" label={t(lang, 'register.sameByNumber')} autoComplete="off" />
        <Button text={t(lang, 'register.sameFind')} look="quiet" name="do" value="link" />
        <Button text={t(lang, 'register.sameLook')} look="quiet" name="do" value="look" />
      </div>
    </section>
  )
}

type ArticleProps = { lang: Lang; one: SameCandidate; at: number; joined: string | undefined }

function Article({ lang, one, at, joined }: ArticleProps) {
  const key = at < 9 ? String(at + 1) : undefined
  return (
    <article>
      <h3>
        <a href={one.href} target="_blank" rel="noopener">
          {one.title}
        </a>
      </h3>
      <p>
        {one.line}
        {one.late === undefined ? undefined : (
          <>
            {' · '}
            <Tag text={one.late} tone="red" />
          </>
        )}
      </p>
      <ul>
        {one.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {joined === one.number ? (
        <p class="same__joined">{t(lang, 'register.sameJoined')}</p>
      ) : (
        <p class="same__act">
          <button
            type="submit"
            class="govuk-button govuk-button--secondary"
            name="do"
            value={`link ${one.number}`}
            id={`link-${one.number}`}
            accessKey={key}
            aria-label={t(lang, 'register.sameJoinThis', { number: one.number })}
          >
            {t(lang, 'register.sameJoin')}
          </button>
          {key === undefined ? undefined : (
            <span class="keys" aria-hidden="true">
              <kbd>{'Alt'}</kbd>
              <kbd>{key}</kbd>
            </span>
          )}
        </p>
      )}
    </article>
  )
}

function Linked({ lang, link }: { lang: Lang; link: SameLink }) {
  const { errors } = link
  return (
    <div class="same__link">
      <p>
        <b>{t(lang, 'register.sameJoins', { number: link.number })}</b>{' '}
        <button type="submit" class="govuk-button button--link" name="do" value="unlink">
          {t(lang, 'register.sameUndo')}
        </button>
      </p>
      {errorOf(errors, 'same_as.matter_id') === undefined ? undefined : (
        <p class="govuk-error-message" id="same_as.matter_id">
          {errorOf(errors, 'same_as.matter_id')}
        </p>
      )}
      <input type="hidden" name="same_as.matter_id" value={link.number} />
      <SelectField
        lang={lang}
        name="same_as.cause"
        label={t(lang, 'register.sameCause')}
        choices={link.causes}
        value={link.cause}
        error={errorOf(errors, 'same_as.cause')}
      />
      <TextField
        lang={lang}
        name="same_as.reason"
        label={t(lang, 'register.sameReason')}
        value={link.reason}
        error={errorOf(errors, 'same_as.reason')}
        autoComplete="off"
      />
    </div>
  )
}
