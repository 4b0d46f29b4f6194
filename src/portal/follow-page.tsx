import { formatDate } from '../i18n/format.ts'
import { t, tParts } from '../i18n/translate.ts'
import type { Followed } from '../matters/present-public.ts'
import { nameIn } from '../offices/desk.ts'
import { Whole } from '../ui/whole.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import type { FollowView, Line } from './follow-words.ts'
import { CodeForm } from './code-form.tsx'
import { type PortalFrame, to } from './frame.ts'
import { Portal } from './portal-shell.tsx'
import type { Town } from './town.ts'
import { fileSize } from './file-size.ts'

/** Asks for the query code. */
export function LookUpPage(props: { frame: PortalFrame; town: Town; typed: string; errors: readonly FieldError[] }) {
  const { frame, errors, town } = props
  const { lang } = frame
  const heading = t(lang, 'portal.four.follow')
  return (
    <Portal frame={frame} title={heading} form failed={errors.length > 0}>
      <p class="p-crumb">
        <a href={to(frame, '')}>{t(lang, 'portal.home')}</a>
      </p>
      <ErrorSummary lang={lang} errors={errors} />
      <h1 class="p-h1">{heading}</h1>
      <CodeForm
        frame={frame}
        path="/follow"
        words={{
          label: t(lang, 'portal.follow.code'),
          hint: t(lang, 'portal.follow.codeHint'),
          go: t(lang, 'portal.follow.look'),
        }}
        typed={props.typed}
        errors={errors}
      />
      <p class="p-safe">
        <Whole
          text={t(lang, town.office?.phone ? 'portal.follow.lostCode' : 'portal.follow.lostCodeNoPhone', {
            phone: town.office?.phone ?? '',
          })}
        />
      </p>
      <p class="p-safe">
        <a href={to(frame, '/continue')}>{t(lang, 'portal.continueLink')}</a>
      </p>
    </Portal>
  )
}

export type FollowProps = {
  frame: PortalFrame
  town: Town
  code: string
  seen: Followed
  view: FollowView
  files: readonly { id: string; name: string; size: number }[]
  /** Papers can be opened, not only listed. */
  opens: boolean
  /** Said above: what was just done. */
  done?: string
}

/** A matter as its petitioner follows it. */
export function FollowPage(props: FollowProps) {
  const { frame, view, seen } = props
  const { lang } = frame
  return (
    <Portal frame={frame} title={view.heading}>
      <p class="p-crumb">
        <Whole text={t(lang, 'portal.follow.crumb', { code: props.code, number: seen.contact_number })} />
      </p>
      <h1 class="p-h1">{view.heading}</h1>
      {props.done === undefined ? undefined : (
        <p class="p-done" role="status">
          {props.done}
        </p>
      )}
      <Now {...props} />
      <h2>{t(lang, 'portal.follow.line')}</h2>
      <ol class="time">
        {view.line.map((item, at) => (
          <li key={at} class={item.next ? 'next' : undefined}>
            <h3>{item.what}</h3>
            {item.text === undefined ? undefined : <p>{item.text}</p>}
            {item.when === '' ? undefined : <small>{item.when}</small>}
          </li>
        ))}
      </ol>
      <Papers {...props} />
      <Looks {...props} />
      <YouMay {...props} />
      <p class="p-safe p-noprint">
        <a href={to(frame, '/leave')}>{t(lang, 'portal.leave')}</a> {t(lang, 'portal.leaveText')}
      </p>
    </Portal>
  )
}

const words = (line: Line) =>
  line.map((part, at) => (typeof part === 'string' ? <Whole key={at} text={part} /> : <b key={at}>{part.strong}</b>))

function Now({ frame, view }: FollowProps) {
  const { lang } = frame
  if (view.holder === null && view.says.length === 0) return undefined
  return (
    <div class={view.late ? 'p-now p-now--late' : 'p-now'}>
      {view.holder === null ? undefined : <p>{words(view.holder)}</p>}
      {view.says.map((line, at) => (
        <p key={at}>{words(line)}</p>
      ))}
      {view.why === null ? undefined : (
        <p>{tParts(lang, 'portal.follow.why', { why: view.why }, { b: (text) => <b>{text}</b> })}</p>
      )}
      {view.used === null ? undefined : (
        <svg class="p-used" viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect width={view.used} height="5" />
        </svg>
      )}
      {view.law === null ? undefined : <p class="p-law">{view.law}</p>}
    </div>
  )
}

function Papers({ frame, seen, files, opens }: FollowProps) {
  const { lang } = frame
  if (seen.papers.length === 0 && files.length === 0) return undefined
  return (
    <>
      <h2>{t(lang, 'portal.follow.papers')}</h2>
      <ul class="p-list">
        {seen.papers.map((paper) => (
          <li key={paper.number}>
            {t(lang, paper.served_on === null ? 'portal.follow.paperSigned' : 'portal.follow.paperServed', {
              kind: t(lang, `paper.${paper.kind}` as 'paper.opinion'),
              number: paper.number,
              day: formatDate(lang, paper.served_on ?? paper.signed_on),
            })}{' '}
            {opens && paper.kind !== 'transfer' ? (
              <a
                href={to(frame, `/follow/papers/${paper.kind}`)}
                aria-label={t(lang, 'portal.follow.openPaperNamed', { number: paper.number })}
              >
                {t(lang, 'portal.follow.openPaper')}
              </a>
            ) : undefined}
          </li>
        ))}
        {files.map((file) => (
          <li key={file.id}>
            <a href={to(frame, `/follow/files/${file.id}`)}>{file.name}</a> {fileSize(lang, file.size)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Who looked at telephone and address: the post and the day. Whoever stayed anonymous left none. */
function Looks({ frame, seen, view }: FollowProps) {
  if (seen.anonymous) return undefined
  const { lang } = frame
  return (
    <>
      <h2>{t(lang, 'portal.follow.looks')}</h2>
      {view.looks.length === 0 ? (
        <p>{t(lang, 'portal.follow.looksNone')}</p>
      ) : (
        <>
          <p>{t(lang, 'portal.follow.looksText')}</p>
          <ul class="p-list">
            {view.looks.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function YouMay({ frame, seen, town, view }: FollowProps) {
  const { lang } = frame
  const { above, aboveOrgan } = town
  const review = seen.review_by
  return (
    <>
      <h2>{t(lang, 'portal.follow.may')}</h2>
      <ul class="p-list">
        {seen.may.includes('add_material') ? (
          <li>
            <a href={to(frame, '/follow/add')}>{t(lang, 'portal.add.heading')}</a>
          </li>
        ) : undefined}
        {seen.may.includes('rate') ? (
          <li>
            <a href={to(frame, '/follow/rate')}>
              {t(lang, seen.dates.rated_on === null ? 'portal.rate.heading' : 'portal.rate.again')}
            </a>
          </li>
        ) : undefined}
        {review === null ? undefined : (
          <li>
            {t(lang, 'portal.follow.review', {
              day: formatDate(lang, review),
              organ: aboveOrgan
                ? t(lang, 'paperWords.issuer', { organ: nameIn(lang, aboveOrgan) })
                : t(lang, 'portal.follow.organAbove'),
            })}
          </li>
        )}
        <li>
          <a href={to(frame, '/leaders')}>{t(lang, 'portal.follow.leader')}</a>
        </li>
        {seen.open && seen.holder?.handler && seen.may.includes('add_material') ? (
          <li>
            <a href={to(frame, '/follow/aside')}>{t(lang, 'portal.aside.heading')}</a>
          </li>
        ) : undefined}
        {above === null || !seen.open ? undefined : (
          <li>
            <Whole
              text={t(lang, view.late ? 'portal.follow.tellNow' : 'portal.follow.tellLate', {
                office: nameIn(lang, above),
                phone: above.phone ?? '',
              })}
            />
          </li>
        )}
        <li>{t(lang, 'portal.follow.hardship')}</li>
      </ul>
    </>
  )
}
