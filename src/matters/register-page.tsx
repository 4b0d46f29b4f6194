import { capital } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import type { Choice } from '../ui/choices.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../ui/error-summary.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { Note } from '../ui/note.tsx'
import { Segments } from '../ui/segments.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'
import { TextAreaField } from '../ui/text-field.tsx'
import { Category, common, First, FromAbove, Line, Of, Pick as Choose, Tick, valueOf } from './register-fields.tsx'
import { Demands, DraftLine, Drafts, Files, type FilesProps, Group, Guesses, People } from './register-parts.tsx'
import { SamePanel, type SamePanelProps } from './same-panel.tsx'

export type RegisterProps = {
  frame: Frame
  /** Address of the page's script. */
  script: string
  /** The key that makes one contact of the same post sent twice; the draft is kept under it. */
  formKey: string
  errors: readonly FieldError[]
  /** What was typed, by the field's name. */
  typed: Readonly<Record<string, readonly string[]>>
  rows: number
  /** How many representatives the law allows, with its article. */
  representatives: { most: number; article: string } | undefined
  choices: Record<'kinds' | 'channels' | 'levels' | 'villages' | 'offices' | 'leaders' | 'oral', readonly Choice[]>
  files: Pick<FilesProps, 'accept' | 'kept'>
  categories: readonly string[]
  guesses: readonly { path: string; words: string }[]
  panel: SamePanelProps
  /** When the draft was kept, and what else was begun. */
  draft: string | undefined
  drafts: readonly { form: string; says: string }[]
  group: string | undefined
  /** From how many a visit is a group visit. */
  groupFrom: number
  /** What the last save made: its number and code, with the receipt. */
  done?: { says: string; href: string } | undefined
  /** When the contact came, in words. */
  came: string
}

/** Registers a contact: first whether it is an accusation, then who came, what they ask, where, and about whom. */
export function RegisterPage(props: RegisterProps) {
  const { frame, errors, typed } = props
  const { lang } = frame
  const part = { lang, props }
  const walled = valueOf(props, 'kind') === 'accusation'
  return (
    <Shell
      frame={frame}
      title={t(lang, 'register.heading')}
      place="matters"
      failed={errors.length > 0}
      script={props.script}
    >
      <form
        id="register"
        class="register"
        action="/contacts/new"
        method="post"
        encType="multipart/form-data"
        data-parts="/contacts/new/parts"
      >
        <input type="hidden" name="_token" value={frame.token} />
        <input type="hidden" name="key" value={props.formKey} />
        {/* Enter in a field presses a form's first button. */}
        <button type="submit" name="do" value="save" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />
        <div class="title">
          <div>
            <h1>{t(lang, walled ? 'register.walledTitle' : 'register.heading')}</h1>
            <p>
              {props.came} · <DraftLine lang={lang} says={props.draft} />
            </p>
          </div>
          <p class="keys" aria-hidden="true">
            {t(lang, 'register.keySave')} <kbd>{'Ctrl'}</kbd>
            <kbd>{'Enter'}</kbd> {walled ? undefined : t(lang, 'register.keyJoin')}{' '}
            {walled ? undefined : <kbd>{'Alt'}</kbd>}
            {walled ? undefined : <kbd>1</kbd>}
          </p>
        </div>
        <ErrorSummary lang={lang} errors={errors} />
        {props.done === undefined ? undefined : (
          <Note>
            {props.done.says} <a href={props.done.href}>{t(lang, 'register.doneReceipt')}</a>
          </Note>
        )}
        <Drafts lang={lang} drafts={props.drafts} />
        <div class="cols cols--register">
          <section class="card">
            <div class="form">
              <First part={part} walled={walled} />
              <div class="row row--wide">
                <Segments
                  lang={lang}
                  name="channel"
                  label={capital(t(lang, 'field.channel'))}
                  choices={props.choices.channels}
                  value={valueOf(props, 'channel')}
                  error={errorOf(errors, 'channel')}
                />
                <Of field="present">
                  <Line
                    part={part}
                    name="present"
                    numeric
                    aside={t(lang, 'register.groupHint', { n: props.groupFrom })}
                  />
                </Of>
              </div>
              <FromAbove part={part} />
              <People
                lang={lang}
                typed={typed}
                errors={errors}
                rows={props.rows}
                limit={props.representatives}
                visit={valueOf(props, 'channel') === 'visit'}
              />
              <Tick part={part} name="anonymous" />
              <Line part={part} name="subject" />
              <Demands lang={lang} typed={typed} errors={errors} />
              <TextAreaField
                lang={lang}
                name="facts"
                label={capital(t(lang, 'field.facts'))}
                value={valueOf(props, 'facts')}
                rows={4}
                error={errorOf(errors, 'facts')}
              />
              <div class="row">
                {walled ? (
                  <input type="hidden" name="kind" value="accusation" />
                ) : (
                  <Choose part={part} name="kind" from="kinds" />
                )}
                <Line part={part} name="concerned" numeric />
                <MomentField
                  {...common(part, 'received')}
                  error={errorOf(errors, 'received') ?? errorOf(errors, 'happened')}
                  dayOnly
                />
                <Of field="oral">
                  <Choose part={part} name="oral" from="oral" first={t(lang, 'register.oralNone')} />
                </Of>
              </div>
              <div class="row row--place">
                <Choose part={part} name="village" from="villages" first={t(lang, 'register.noVillage')} />
                <Category part={part} />
              </div>
              <div class="row">
                <Choose part={part} name="against" from="offices" first={t(lang, 'register.noOffice')} />
                <Of field="leader_seat">
                  <Choose part={part} name="leader_seat" from="leaders" first={t(lang, 'register.noLeader')} />
                </Of>
                <Files lang={lang} errors={errors} {...props.files} />
              </div>
              {walled ? <Line part={part} name="about" hint={t(lang, 'register.aboutHint')} /> : undefined}
              <Tick part={part} name="urgent" />
              <div class="form__acts">
                <button type="submit" class="govuk-button" name="do" value="save" accessKey="s">
                  {t(lang, 'register.save')}
                </button>
                <Button text={t(lang, 'register.saveNext')} look="quiet" name="do" value="next" />
                <Button text={t(lang, 'register.saveDraft')} look="quiet" name="do" value="draft" />
                <Button text={t(lang, 'register.discard')} look="quiet" name="do" value={`discard ${props.formKey}`} />
              </div>
            </div>
          </section>
          {walled ? undefined : <SamePanel lang={lang} panel={props.panel} />}
        </div>
      </form>
    </Shell>
  )
}

/** The parts that the page's script asks for, without the page around them. */
export function RegisterParts(props: RegisterProps) {
  const { frame, errors, typed } = props
  const { lang } = frame
  const part = { lang, typed, errors }
  const visit = valueOf(props, 'channel') === 'visit'
  return (
    <>
      <People {...part} rows={props.rows} limit={props.representatives} visit={visit} />
      <Demands {...part} />
      <Files lang={lang} errors={errors} {...props.files} />
      <Group lang={lang} says={props.group} />
      <Guesses lang={lang} guesses={props.guesses} />
      <DraftLine lang={lang} says={props.draft} />
      {valueOf(props, 'kind') === 'accusation' ? undefined : <SamePanel lang={lang} panel={props.panel} />}
    </>
  )
}
